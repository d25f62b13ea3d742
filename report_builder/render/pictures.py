"""Make pictures of the edition ready for pages: upright, in sRGB, no larger than is seen."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageCms, ImageOps

PRINTED = 220
"""Pixels of an inch that print sharply."""
QUALITY = 92
"""Of a JPEG (libjpeg), at which letters of screenshots stay sharp."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A picture as files hold it: a JPEG in sRGB, its width and height in pixels."""

    content: bytes
    width: int
    height: int


@lru_cache(maxsize=64)
def shape(content: bytes) -> float:
    """Return the width of a picture as a multiple of its height, as it is seen upright."""
    upright = _upright(content)
    return upright.width / upright.height


@lru_cache(maxsize=64)
def ready(content: bytes, width: float, height: float) -> Ready:
    """Return a picture for a box in inches, cut evenly at its sides where its form is another's."""
    most = round(width * PRINTED), round(height * PRINTED)
    upright = _upright(content)
    share = min(1.0, upright.width / most[0], upright.height / most[1])
    size = max(1, round(most[0] * share)), max(1, round(most[1] * share))
    fitted, out = ImageOps.fit(upright, size, Image.Resampling.LANCZOS), io.BytesIO()
    fitted.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return Ready(out.getvalue(), *size)


def _upright(content: bytes) -> Image.Image:
    """Return a picture as it is seen: turned as its camera was held, on white, in sRGB."""
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(content)))
    seen = _in_srgb(image)
    if "A" not in seen.getbands():
        return seen.convert("RGB")
    white = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(white, seen.convert("RGBA")).convert("RGB")


def _in_srgb(image: Image.Image) -> Image.Image:
    if image.mode in ("P", "LA", "PA") or "transparency" in image.info:
        return image.convert("RGBA")
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK", "L"):
        return image
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(
            image, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (OSError, ImageCms.PyCMSError):
        return image
    return turned or image
