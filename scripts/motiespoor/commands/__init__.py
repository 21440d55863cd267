"""What can be typed: each command with its options, from what it is given to what it says and its exit status."""
