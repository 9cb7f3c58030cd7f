"""Reports whose true paragraphs are known: the seed's, and two written for the tests in other provinces' habits."""

from pathlib import Path
from textwrap import wrap
from typing import Literal

from report_parser.model import Origin
from report_parser.source import Line

SEED = Path(__file__).parents[2] / "corpus" / "digital-transformation" / "canh-nang-2022" / "source.txt"

# The seed's lines that go on from the line before, as a reader finds them.
_SEED_GOES_ON = (
    "cấp huyện, cấp xã trên địa bàn tỉnh Thanh Hóa, giai", "mô hình, nội dung chuyển đổi số cấp huyện", "như sau:", "Cành Nàng năm 2022.",
    "và tiếp sóng đài", "100%.", "Truyền thông.", "Smart Thanh Hóa;", "cấp trên tổ chức.", "chuyển đổi số; ngoài ra", "đạt 100%.",
    "thương mại điện tử, đạt", "về các chủ trương", "Hồng Sơn và", "điểm phức tạp", "xét công nhận.",
)  # fmt: skip


def seed_paragraphs() -> list[str]:
    """Both copies of the seed's article with what stands around them, one string a paragraph."""
    paragraphs: list[str] = []
    for line in SEED.read_text("utf-8").split("\n"):
        if line.strip().startswith(_SEED_GOES_ON):
            paragraphs[-1] += f" {line.strip()}"
        elif line.strip():
            paragraphs.append(line.strip())
    return paragraphs


# Lettered points, semicolons, long sentences, an introduction in several paragraphs, ranges and names at every turn.
NEW_COUNTRYSIDE = """
ỦY BAN NHÂN DÂN
XÃ HẢI THỊNH
Số: 118/BC-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hải Thịnh, ngày 05 tháng 12 năm 2021
BÁO CÁO
Kết quả xây dựng nông thôn mới nâng cao xã Hải Thịnh năm 2021, phương hướng nhiệm vụ năm 2022
Căn cứ Quyết định số 1600/QĐ-TTg ngày 16/8/2016 của Thủ tướng Chính phủ phê duyệt Chương trình mục tiêu quốc gia giai đoạn 2016 - 2020;
Căn cứ Kế hoạch số 39/KH-UBND ngày 05/4/2021 của UBND huyện Hải Hậu về phát triển kinh tế - xã hội;
Ủy ban nhân dân xã Hải Thịnh báo cáo kết quả thực hiện như sau:
I. ĐẶC ĐIỂM TÌNH HÌNH
Xã Hải Thịnh nằm ở phía Nam của huyện Hải Hậu, có diện tích tự nhiên 1.052,64 ha; dân số 10.202 người, với 2.495 hộ. Toàn xã có 18 xóm, trong đó có 3 xóm ven biển. Kinh tế của xã chủ yếu là nuôi trồng thủy sản, dịch vụ và du lịch.
1. Thuận lợi
Được sự quan tâm của Huyện ủy, HĐND - UBND huyện và sự vào cuộc của cả hệ thống chính trị, phong trào xây dựng nông thôn mới được nhân dân đồng tình hưởng ứng. Đội ngũ cán bộ từ xã đến xóm nhiệt tình, trách nhiệm.
2. Khó khăn
Nguồn vốn đầu tư cho các công trình còn hạn hẹp; giá vật tư tăng từ 10 - 15% so với cùng kỳ. Dịch Covid-19 diễn biến phức tạp.
II. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH
a) Ban hành văn bản: Đảng ủy ban hành Nghị quyết số 12-NQ/ĐU ngày 15/01/2021; UBND xã ban hành Quyết định số 5313/QĐ-UBND kiện toàn Ban Chỉ đạo và các tiểu ban giúp việc;
b) Tuyên truyền, vận động: tổ chức 24 buổi tuyên truyền với hơn 1.850 lượt người tham gia, phát 365 tin bài trên đài truyền thanh xã;
c) Huy động nguồn lực: tổng kinh phí huy động đạt 36,5 tỷ đồng/33 tỷ đồng, trong đó nhân dân đóng góp 9,2 tỷ đồng, con em xa quê ủng hộ 1,15 tỷ đồng;
d) Kiểm tra, giám sát: Ban Chỉ đạo kiểm tra các xóm theo quy định tại Điều 3, khoản 5 của Quy chế;
đ) Khen thưởng: biểu dương 15 tập thể, 42 cá nhân có thành tích.
III. KẾT QUẢ THỰC HIỆN CÁC TIÊU CHÍ
Tiêu chí số 1: Quy hoạch
1.1. Có quy hoạch chung xây dựng xã được phê duyệt và được công bố công khai đúng thời hạn; có quy định quản lý quy hoạch và tổ chức thực hiện theo quy hoạch đã được phê duyệt.
- Quy hoạch chung được phê duyệt tại Quyết định số 6226/QĐ-UBND ngày 30/8/2021 của UBND huyện Hải Hậu, công bố công khai tại trụ sở UBND xã và nhà văn hóa 18/18 xóm.
* Tự đánh giá: Đạt
Tiêu chí số 2: Giao thông
2.1. Tỷ lệ km đường xã được nhựa hóa hoặc bê tông hóa, đảm bảo ô tô đi lại thuận tiện quanh năm.
- Toàn xã có 12,5/12,5 km đường trục xã được bê tông hóa, mặt đường rộng từ 5 - 7 m, đạt 100%. Có hệ thống biển báo, đèn chiếu sáng và trồng cây xanh hai bên đường.
2.2. Tỷ lệ km đường trục xóm, liên xóm được cứng hóa
- Hiện có 25,22/26,8 km được cứng hóa, đạt 94,1%; còn lại 1,58 km đang được UBND xã và nhân dân xóm Hà Lạn, xóm Tân Minh khẩn trương thi công.
* Tự đánh giá: Đạt
Tiêu chí số 3: Thủy lợi
- Diện tích đất sản xuất nông nghiệp được tưới và tiêu nước chủ động là 420/425 ha, đạt 98,8%. Hệ thống kênh mương do Công ty Khai thác công trình thủy lợi Hải Hậu quản lý.
* Tự đánh giá: Đạt
Tiêu chí số 4: Văn hóa
- Nhà văn hóa, khu thể thao của 18/18 xóm đạt chuẩn theo quy định của Bộ Văn hóa, Thể thao và Du lịch; có từ 30 - 50 lượt người đến sinh hoạt mỗi ngày.
* Tự đánh giá: Đạt
IV. ĐÁNH GIÁ CHUNG
Tổng số tiêu chí đạt: 19/19 tiêu chí, đạt 100%.
Những tồn tại, hạn chế
Một số tuyến đường xóm đã xuống cấp nhưng chưa có kinh phí sửa chữa. Công tác thu gom rác thải ở các xóm ven biển có lúc chưa kịp thời.
Nguyên nhân
Nguồn thu ngân sách của xã còn hạn chế, thu tiền đấu giá quyền sử dụng đất đạt thấp.
V. PHƯƠNG HƯỚNG NHIỆM VỤ NĂM 2022
1. Tiếp tục giữ vững và nâng cao chất lượng các tiêu chí đã đạt, phấn đấu được công nhận xã nông thôn mới kiểu mẫu vào năm 2023.
2. Huy động từ 35 tỷ đồng trở lên để đầu tư xây dựng các công trình phúc lợi, trong đó ưu tiên đường giao thông và trường học.
3. Vận động nhân dân chỉnh trang nhà ở, cải tạo vườn tạp, xây dựng cảnh quan môi trường sáng - xanh - sạch - đẹp.
Trên đây là báo cáo kết quả xây dựng nông thôn mới năm 2021 của Ủy ban nhân dân xã Hải Thịnh./.
Nơi nhận:
- UBND huyện Hải Hậu (b/c);
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Hoan
"""

# A Party-like form: `I-`, `1-`, `1.1)`, prose in many sentences, hardly any bullet, capital starts after short headings.
PROSE = """
Báo cáo tình hình thực hiện nhiệm vụ phát triển kinh tế - xã hội, quốc phòng - an ninh năm 2019 và phương hướng, nhiệm vụ năm 2020 của xã Ea Kao
(Số 205/BC-UBND, ngày 10/12/2019 của UBND xã Ea Kao)
A- TÌNH HÌNH CHUNG
Năm 2019, trong bối cảnh thời tiết diễn biến bất thường, giá nông sản xuống thấp, dịch tả lợn châu Phi lây lan trên diện rộng, xã Ea Kao gặp nhiều khó khăn. Được sự lãnh đạo của Thành ủy, UBND thành phố Buôn Ma Thuột và sự giúp đỡ của các phòng, ban, kinh tế - xã hội của xã vẫn có bước phát triển.
B- KẾT QUẢ THỰC HIỆN
I- VỀ KINH TẾ
1- Sản xuất nông nghiệp
Tổng diện tích gieo trồng cả năm đạt 4.218 ha, bằng 101,3% kế hoạch. Cây cà phê có 1.910 ha, sản lượng ước đạt 4.775 tấn nhân xô; cây hồ tiêu có 112 ha, sản lượng đạt 280 tấn. Diện tích lúa nước hai vụ là 396 ha, năng suất bình quân 62 tạ/ha.
Công tác thủy lợi được quan tâm. UBND xã đã phối hợp với Công ty TNHH MTV Quản lý công trình thủy lợi Đắk Lắk nạo vét 3,2 km kênh mương tại buôn H'Đơk, buôn Cư Mblim và thôn Cao Thành.
2- Chăn nuôi, thú y
Tổng đàn gia súc, gia cầm hiện có 48.650 con. Từ tháng 6/2019 đến nay đã tiêu hủy 1.204 con lợn mắc bệnh với trọng lượng 68.312 kg; kinh phí hỗ trợ là 1,9 tỷ đồng. Trong năm đã tiêm phòng vắc xin lở mồm long móng cho 2.150/2.300 con trâu, bò, đạt 93,5% kế hoạch.
3- Thu, chi ngân sách
Tổng thu ngân sách trên địa bàn đạt 5.214 triệu đồng/4.800 triệu đồng, đạt 108,6% dự toán thành phố giao. Tổng chi ngân sách là 9.037 triệu đồng, đạt 98% dự toán.
II- VỀ VĂN HÓA - XÃ HỘI
1- Giáo dục và đào tạo
Toàn xã có 8 trường học, trong đó 5/8 trường đạt chuẩn quốc gia. Tỷ lệ huy động trẻ 5 tuổi ra lớp đạt 100%. Tỷ lệ học sinh hoàn thành chương trình tiểu học đạt 99,2%; tỷ lệ tốt nghiệp trung học cơ sở đạt 98,7%.
2- Y tế, dân số
Trạm Y tế xã đã khám và điều trị cho 12.480 lượt người, tăng 4% so với cùng kỳ. Tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ đạt 97%. Tỷ lệ tăng dân số tự nhiên là 1,05%, giảm 0,02% so với năm 2018.
3- Chính sách xã hội
3.1) Công tác giảm nghèo: Đầu năm toàn xã có 214 hộ nghèo, chiếm 5,3%; cuối năm còn 151 hộ, chiếm 3,7%. Số hộ cận nghèo là 189 hộ, chiếm 4,6%.
3.2) Công tác đền ơn đáp nghĩa: Thăm, tặng 325 suất quà cho các gia đình chính sách nhân dịp Tết Nguyên đán và ngày 27/7; vận động Quỹ Đền ơn đáp nghĩa được 42 triệu đồng.
3.3) Giải quyết việc làm: Giới thiệu việc làm cho 310/300 lao động, đạt 103,3%. Xuất khẩu lao động 12 người, chủ yếu sang thị trường Nhật Bản và Đài Loan.
III- VỀ QUỐC PHÒNG - AN NINH
Ban Chỉ huy quân sự xã duy trì nghiêm chế độ trực sẵn sàng chiến đấu; giao 18/18 công dân nhập ngũ, đạt 100% chỉ tiêu. Công an xã đã tiếp nhận, giải quyết 46 vụ việc liên quan đến an ninh trật tự, giảm 7 vụ so với năm 2018.
C- HẠN CHẾ, KHUYẾT ĐIỂM
Tiến độ giải ngân một số công trình còn chậm. Tình trạng lấn chiếm đất công, xây dựng trái phép tại thôn Tân Hưng, buôn Tơng Jú chưa được xử lý dứt điểm. Chỉ số cải cách hành chính xếp thứ 15/21 xã, phường.
D- PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2020
Phấn đấu thu ngân sách đạt 5.500 triệu đồng trở lên; giảm tỷ lệ hộ nghèo từ 1 - 1,5%; giữ vững 5 trường đạt chuẩn quốc gia và xây dựng thêm 01 trường.
Thực hiện có hiệu quả Nghị quyết số 05-NQ/TU ngày 20/01/2017 của Thành ủy về xây dựng nông thôn mới giai đoạn 2016 - 2020, định hướng đến năm 2030. Đẩy mạnh cải cách hành chính, nâng cao chất lượng phục vụ người dân và doanh nghiệp.
Đề nghị UBND thành phố sớm bố trí vốn để sửa chữa tuyến đường liên thôn 2 - thôn 3 và nhà văn hóa buôn Cư Mblim.
"""

TRUTHS: dict[str, list[str]] = {
    "seed": seed_paragraphs(),
    "new countryside": NEW_COUNTRYSIDE.strip().split("\n"),
    "prose": PROSE.strip().split("\n"),
}

Blanks = Literal["none", "paragraphs", "lines"]


def printed(
    paragraphs: list[str], width: int, blanks: Blanks = "none", indent: int = 0, hanging: int = 0
) -> list[Line]:
    """The paragraphs as printed lines; `indent` columns before each first line, `hanging` before each further one."""
    lines: list[Line] = []
    number, blank = 0, False
    for paragraph in paragraphs:
        for place, piece in enumerate(
            wrap(paragraph, width - max(indent, hanging), break_long_words=False, break_on_hyphens=False)
        ):
            number += 1
            shown = " " * (hanging if place else indent) + piece
            lines.append(Line(shown, Origin(line=number), "line", blank_before=blank))
            blank = blanks == "lines"
        blank = blanks != "none"
    return lines
