"""An indicator table of 37 rows for the PDF and scan tests: titles that wrap, fractions, shares, verdicts, gaps."""

import random

from tests.make.pdf import Table

HEAD = ["TT", "Tên chỉ tiêu", "Yêu cầu", "Kết quả", "Tỷ lệ", "Đánh giá", "Ghi chú"]

TITLES = (
    "Tỷ lệ cán bộ, công chức được cấp và thường xuyên sử dụng thư điện tử công vụ",
    "Tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận và xử lý trên Hệ thống thông tin một cửa điện tử",
    "Tỷ lệ dân số từ 15 tuổi trở lên có tài khoản giao dịch thanh toán tại ngân hàng hoặc các tổ chức được phép khác",
    "Hộ gia đình có đường Internet cáp quang băng rộng",
    "Tỷ lệ người dân có hồ sơ sức khỏe điện tử",
    "Doanh nghiệp, hộ kinh doanh sử dụng hóa đơn điện tử (trừ hộ khoán)",
    "Điểm phát wifi công cộng tại nhà văn hóa",
)


def vietnamese(number: int) -> str:
    """With a dot between thousands."""
    return f"{number:,}".replace(",", ".")


def indicator_rows(seed: int = 7, count: int = 37) -> Table:
    """The head and `count` rows."""
    chance = random.Random(seed)
    rows = [HEAD]
    for index in range(count):
        whole = chance.choice([chance.randint(20, 99), chance.randint(1000, 9999)])
        part = chance.randint(1, whole)
        rows.append(
            [
                f"{index // 12 + 1}.{index % 12 + 1}",
                f"{chance.choice(TITLES)} {'và ' + chance.choice(TITLES).lower() if chance.random() < 0.5 else ''}".strip(),
                f"≥ {chance.randint(50, 100)}%",
                f"{vietnamese(part)}/{vietnamese(whole)}",
                f"{100 * part / whole:.2f}%".replace(".", ","),
                chance.choice(["Đạt", "Chưa đạt", "Đang triển khai"]),
                chance.choice(["", "Theo kế hoạch"]),
            ]
        )
    return rows
