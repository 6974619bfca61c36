"""Safety: calling for help, who may hear of what happened, and marks that end."""
