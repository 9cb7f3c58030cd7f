"""The lines of a letterhead, told by their words: the country's name and motto, bodies, places with a date."""

import re

ISSUER_LINE = re.compile(
    r"(?:ủy\s+ban\s+nhân\s+dân|uỷ\s+ban\s+nhân\s+dân|ubnd|hội\s+đồng\s+nhân\s+dân|hđnd|đảng\s+ủy|đảng\s+uỷ|đảng\s+bộ|ban\s+chấp\s+hành|ban\s+chỉ\s+đạo|bcđ|tổ\s+công\s+tác|ban\s+quản\s+lý|công\s+an\s+(?:xã|phường|thị\s+trấn|đặc\s+khu))\b",
    re.IGNORECASE,
)
UNIT_LINE = re.compile(
    r"(?:xã|phường|thị\s+trấn|đặc\s+khu|huyện|thị\s+xã|quận|thành\s+phố|tỉnh|tp\.?)\s+\S", re.IGNORECASE
)
MOTTO = re.compile(r"cộng\s+h(?:òa|oà)\s+xã\s+hội|độc\s+lập\s*[-–—]|đảng\s+cộng\s+sản\s+việt\s+nam", re.IGNORECASE)
PLACE_DATE = re.compile(r"^[^\d,:;.][^,:;.]{1,39},\s*(?=ngày(?![^\W\d_]))", re.IGNORECASE)
