"""What the desktops of Linux, macOS and Windows are told about the program."""
