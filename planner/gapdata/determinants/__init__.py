"""What goes with cyber capacity across countries: the regression and its figures."""
