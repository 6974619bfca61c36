"""A big office: what its pages and actions cost, beside bare floors and a peer, in one run."""
