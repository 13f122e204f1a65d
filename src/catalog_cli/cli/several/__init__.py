"""What commands do that are asked about several workspaces; a command without such options loads none of it."""
