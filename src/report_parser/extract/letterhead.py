"""The lines of a letterhead, told by their words: the country's name and motto, bodies, places with a date."""

import re

from report_parser.patterns import pattern_of

_TONED = (chr(code) for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)))
CAPITAL = "[A-Z" + "".join(letter for letter in _TONED if letter.isupper()) + "]"
"""A capital letter, with its tones: in the code table they stand among the small ones."""
ISSUER_LINE = pattern_of(
    r"""(?x)
    (?: [ủu][ỷy]\s+ban\s+nhân\s+dân | ubnd | hội\s+đồng\s+nhân\s+dân | hđnd | đảng\s+[ủu][ỷy] | đảng\s+bộ | ban\s+chấp\s+hành | bch | ban\s+thường\s+vụ
      | ban\s+thường\s+trực | chi\s+bộ | ban\s+chỉ\s+đạo | bcđ | tổ\s+công\s+tác | ban\s+quản\s+lý | ban\s+chỉ\s+huy | ban\s+phát\s+triển
      | công\s+an\s+(?:xã|phường|thị\s+trấn|đặc\s+khu) | [ủu][ỷy]\s+ban\s+(?:mttq|mặt\s+trận) | [ủu][ỷy]\s+ban\s+kiểm\s+tra | mặt\s+trận\s+tổ\s+quốc | đoàn\s+(?:tncs|thanh\s+niên)
      | hội\s+(?:nông\s+dân|lhpn|liên\s+hiệp\s+phụ\s+nữ|cựu\s+chiến\s+binh|ccb|người\s+cao\s+tuổi|chữ\s+thập\s+đỏ)
      | trạm\s+y\s+tế | trường\s+(?:mầm\s+non|mn|tiểu\s+học|th|thcs|thpt|ptdt|phổ\s+thông) | hợp\s+tác\s+xã
      # Bodies of a commune that its committee's name stands above.
      | (?-i: PHÒNG(?!,|\s+(?:CHỐNG|NGỪA|TRỪ|THỦ|CHÁY)) | TRUNG\s+TÂM | VĂN\s+PHÒNG | SỞ | BỘ(?!\s+(?:TIÊU|CHỈ|CÂU|THỦ|PHẬN)) | CỤC | CHI\s+CỤC | THANH\s+TRA(?!,) | ĐỒN\s+BIÊN\s+PHÒNG | HẠT\s+KIỂM\s+LÂM | BAN(?!\s+(?:HÀNH|ĐẦU)) | HỘI\s+ĐỒNG )
    )(?![^\W_])
    """,
    re.IGNORECASE,
)
UNIT_LINE = pattern_of(
    r"(?:xã|phường|thị\s+trấn|đặc\s+khu|huyện|thị\s+xã|quận|thành\s+phố|tỉnh|tp\.?)\s+\S", re.IGNORECASE
)
MOTTO = pattern_of(
    r"cộng\s+h(?:òa|oà)\s+xã\s+hội|độc\s+lập\s*[-–—]|đảng\s+cộng\s+sản\s+việt\s+nam|^đoàn\s+tncs\s+hồ\s+chí\s+minh\s*$",
    re.IGNORECASE,
)
PLACE_DATE = pattern_of(r"^[^\d,:;.][^,:;.]{1,39},\s*(?=ngày(?![^\W\d_]))", re.IGNORECASE)
