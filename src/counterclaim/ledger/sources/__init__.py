"""What each publisher and claimant reports, described and never scored."""

from counterclaim.ledger.sources.overview import claimants, publishers
from counterclaim.ledger.sources.profile import Profile, profile_of

__all__ = ["Profile", "claimants", "profile_of", "publishers"]
