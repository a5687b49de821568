"""counterclaim reads war reports and keeps who claims what."""

__version__ = "0.1.0"
