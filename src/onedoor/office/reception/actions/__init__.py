"""Every write of reception: visits, needs, who met whom, and what was owed at closing time."""
