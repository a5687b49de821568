"""Which language a text is in, offline."""

from __future__ import annotations

import py3langid

_LEAST_LETTERS = 60  # below this no guess is worth more than the default
_LOOK = 6_000  # characters

NAMES = {
    "ar": "Arabic", "fa": "Persian", "fr": "French", "de": "German", "es": "Spanish", "ru": "Russian", "uk": "Ukrainian",
    "tr": "Turkish", "he": "Hebrew", "pt": "Portuguese", "it": "Italian", "zh": "Chinese", "sw": "Swahili", "am": "Amharic",
    "so": "Somali", "ps": "Pashto", "ur": "Urdu", "hi": "Hindi", "id": "Indonesian", "nl": "Dutch", "pl": "Polish",
    "ja": "Japanese", "ko": "Korean", "my": "Burmese", "ku": "Kurdish", "az": "Azerbaijani", "hy": "Armenian", "ka": "Georgian",
    "sr": "Serbian", "hr": "Croatian", "bs": "Bosnian", "bn": "Bengali", "ta": "Tamil", "si": "Sinhala", "th": "Thai",
}  # fmt: skip


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the text's language; ``en`` where there is too little text to tell."""
    sample = text[:_LOOK]
    if sum(character.isalpha() for character in sample) < _LEAST_LETTERS:
        return "en"
    # capitals alone (old wire copy) look like no language to the classifier
    code, _ = py3langid.classify(sample.lower() if sample.isupper() else sample)
    return str(code)
