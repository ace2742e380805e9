"""What the window can do, one module for each menu; every command is an entry of the action registry."""
