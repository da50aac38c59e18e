"""Ways of choosing schedules, one file each; see `interface` for the contract."""
