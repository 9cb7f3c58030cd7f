"""What the reports speak of: places, families, groups and items, in clerks' words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator: what it is called, what is counted, and what was done to what is counted."""

    title: str
    unit: str
    done: str
    counts: tuple[int, int] = (5, 900)


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of report; `titles` take `{place}` and `{period}`, `noun` is what its items are called."""

    name: str
    titles: tuple[str, ...]
    noun: str
    section: str
    groups: tuple[tuple[str, tuple[Item, ...]], ...]
    bases: tuple[str, ...]


I = Item  # noqa: E741

PLACES = (
    ("xã", "Tân Thạnh", "Thanh Bình", "Đồng Tháp"), ("xã", "Hòa Phú", "Hòa Vang", "Đà Nẵng"),
    ("phường", "Nghĩa Lộ", "Quảng Ngãi", "Quảng Ngãi"), ("thị trấn", "Cái Rồng", "Vân Đồn", "Quảng Ninh"),
    ("xã", "Ea Kly", "Krông Pắc", "Đắk Lắk"), ("xã", "Thạnh Lợi", "Tháp Mười", "Đồng Tháp"),
    ("phường", "Trần Lãm", "Thái Bình", "Thái Bình"), ("xã", "Cẩm Sơn", "Cẩm Xuyên", "Hà Tĩnh"),
    ("thị trấn", "Phước An", "Krông Pắc", "Đắk Lắk"), ("xã", "Quỳnh Hồng", "Quỳnh Lưu", "Nghệ An"),
    ("xã", "Đạ Ròn", "Đơn Dương", "Lâm Đồng"), ("phường", "Vĩnh Phước", "Nha Trang", "Khánh Hòa"),
    ("xã", "Mường Phăng", "Điện Biên Phủ", "Điện Biên"), ("xã", "Bình Thạnh Đông", "Phú Tân", "An Giang"),
)  # fmt: skip

DIGITAL = Family(
    "digital",
    (
        "Tình hình thực hiện công tác chuyển đổi số {period} trên địa bàn {place}",
        "Kết quả triển khai các chỉ tiêu chuyển đổi số {period} của {place}",
        "Sơ kết công tác chuyển đổi số và triển khai Đề án 06 {period}",
    ),
    "chỉ tiêu",
    "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU",
    (
        ("Về chính quyền số", (
            I("Hồ sơ công việc được xử lý trên môi trường mạng", "hồ sơ", "được xử lý hoàn toàn trên môi trường mạng", (200, 9000)),
            I("Cán bộ, công chức được cấp chữ ký số cá nhân", "công chức", "được cấp chữ ký số", (12, 45)),
            I("Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính", "hồ sơ", "được số hóa", (300, 8000)),
            I("Thanh toán trực tuyến phí, lệ phí", "giao dịch", "được thanh toán không dùng tiền mặt", (80, 3000)),
            I("Máy tính của cơ quan được cài đặt phần mềm phòng chống mã độc", "máy tính", "được cài đặt phần mềm diệt vi rút", (12, 60)),
            I("Duy trì Trang thông tin điện tử", "tin, bài", "được đăng tải", (30, 400)),
        )),
        ("Về kinh tế số", (
            I("Hộ kinh doanh chấp nhận thanh toán bằng mã QR", "hộ kinh doanh", "niêm yết mã QR", (40, 600)),
            I("Sản phẩm OCOP được đưa lên sàn thương mại điện tử", "sản phẩm", "có mặt trên sàn thương mại điện tử", (3, 12)),
            I("Doanh nghiệp sử dụng hóa đơn điện tử", "doanh nghiệp", "sử dụng hóa đơn điện tử", (10, 90)),
            I("Hợp tác xã ứng dụng công nghệ số trong sản xuất", "hợp tác xã", "ứng dụng công nghệ số", (2, 9)),
        )),
        ("Về xã hội số", (
            I("Người dân trưởng thành có điện thoại thông minh", "người", "có điện thoại thông minh", (2000, 9800)),
            I("Hộ gia đình có đường truyền Internet cáp quang", "hộ", "lắp đặt cáp quang", (800, 4200)),
            I("Công dân đủ điều kiện được kích hoạt định danh điện tử mức độ 2", "công dân", "đã kích hoạt", (2000, 9000)),
            I("Thôn, tổ dân phố có Tổ công nghệ số cộng đồng", "thôn", "thành lập Tổ công nghệ số cộng đồng", (6, 22)),
            I("Học sinh được trang bị kỹ năng số", "học sinh", "tham gia tập huấn", (200, 1900)),
        )),
    ),
    ("ứng dụng công nghệ thông tin", "chuyển đổi số", "phát triển chính quyền số"),
)  # fmt: skip

RURAL = Family(
    "rural",
    (
        "Kết quả thực hiện xây dựng nông thôn mới nâng cao {period} trên địa bàn {place}",
        "Kết quả thực hiện các tiêu chí xây dựng nông thôn mới {period} của {place}",
        "Tự đánh giá mức độ thực hiện Bộ tiêu chí xã nông thôn mới kiểu mẫu {period}",
    ),
    "tiêu chí",
    "KẾT QUẢ THỰC HIỆN CÁC TIÊU CHÍ",
    (
        ("Hạ tầng kinh tế - xã hội", (
            I("Đường trục thôn, liên thôn được cứng hóa", "km", "được cứng hóa", (6, 48)),
            I("Đường ngõ, xóm sạch và không lầy lội vào mùa mưa", "km", "không lầy lội", (5, 30)),
            I("Diện tích đất nông nghiệp được tưới, tiêu chủ động", "ha", "được tưới tiêu chủ động", (100, 900)),
            I("Hộ sử dụng điện thường xuyên, an toàn từ các nguồn", "hộ", "sử dụng điện an toàn", (900, 4000)),
            I("Thôn có nhà văn hóa hoặc nơi sinh hoạt cộng đồng", "thôn", "có nhà văn hóa", (5, 21)),
            I("Nhà ở đạt tiêu chuẩn theo quy định của Bộ Xây dựng", "nhà", "đạt tiêu chuẩn", (800, 3900)),
        )),
        ("Kinh tế và tổ chức sản xuất", (
            I("Lao động qua đào tạo", "lao động", "đã qua đào tạo", (1500, 6000)),
            I("Lao động có việc làm thường xuyên", "lao động", "có việc làm thường xuyên", (1500, 6000)),
            I("Hợp tác xã hoạt động hiệu quả", "hợp tác xã", "hoạt động có lãi", (2, 7)),
        )),
        ("Văn hóa - xã hội - môi trường", (
            I("Người dân tham gia bảo hiểm y tế", "người", "tham gia bảo hiểm y tế", (4000, 12000)),
            I("Hộ được sử dụng nước sạch theo quy chuẩn", "hộ", "được sử dụng nước sạch", (900, 4000)),
            I("Chất thải rắn sinh hoạt được thu gom, xử lý", "tấn", "được thu gom", (200, 2000)),
            I("Hộ chăn nuôi có chuồng trại hợp vệ sinh", "hộ", "có chuồng trại hợp vệ sinh", (60, 700)),
            I("Trẻ em 5 tuổi được huy động đến lớp", "trẻ", "ra lớp", (40, 260)),
        )),
        ("Hệ thống chính trị", (
            I("Cán bộ, công chức có trình độ đạt yêu cầu vị trí việc làm", "người", "đạt yêu cầu", (15, 30)),
            I("Chi bộ hoàn thành tốt nhiệm vụ trở lên", "chi bộ", "hoàn thành tốt nhiệm vụ", (8, 25)),
        )),
    ),
    ("xây dựng nông thôn mới", "Chương trình mục tiêu quốc gia"),
)  # fmt: skip

ECONOMY = Family(
    "economy",
    (
        "Tình hình phát triển kinh tế - xã hội, quốc phòng - an ninh {period} của {place}",
        "Kết quả thực hiện các chỉ tiêu kinh tế - xã hội {period}",
    ),
    "chỉ tiêu",
    "TÌNH HÌNH THỰC HIỆN CÁC CHỈ TIÊU CHỦ YẾU",
    (
        ("Lĩnh vực kinh tế", (
            I("Tổng diện tích gieo trồng cây hằng năm", "ha", "gieo trồng", (300, 2500)),
            I("Sản lượng lương thực có hạt", "tấn", "thu hoạch", (1000, 9000)),
            I("Tổng đàn gia súc", "con", "chăn nuôi", (500, 7000)),
            I("Thu ngân sách trên địa bàn", "triệu đồng", "thu được", (900, 15000)),
            I("Trồng rừng tập trung", "ha", "trồng mới", (5, 90)),
        )),
        ("Lĩnh vực văn hóa - xã hội", (
            I("Gia đình đạt danh hiệu Gia đình văn hóa", "hộ", "đạt danh hiệu", (800, 4000)),
            I("Số lao động được giải quyết việc làm mới", "lao động", "có việc làm", (60, 420)),
            I("Trẻ em dưới 1 tuổi được tiêm chủng đầy đủ", "trẻ", "được tiêm chủng đầy đủ", (30, 200)),
            I("Học sinh hoàn thành chương trình tiểu học", "học sinh", "hoàn thành chương trình", (60, 400)),
        )),
        ("Lĩnh vực quốc phòng, an ninh", (
            I("Công dân hoàn thành nghĩa vụ quân sự", "công dân", "nhập ngũ", (8, 30)),
            I("Dân quân tự vệ được huấn luyện", "dân quân", "được huấn luyện", (40, 160)),
        )),
    ),
    ("nhiệm vụ phát triển kinh tế - xã hội", "dự toán ngân sách"),
)  # fmt: skip

REFORM = Family(
    "reform",
    (
        "Kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính {period} của {place}",
        "Công tác cải cách hành chính {period} trên địa bàn {place}",
    ),
    "tiêu chí",
    "KẾT QUẢ TỰ CHẤM ĐIỂM",
    (
        ("Công tác chỉ đạo, điều hành", (
            I("Ban hành kế hoạch cải cách hành chính đúng thời hạn", "nhiệm vụ", "hoàn thành", (10, 40)),
            I("Báo cáo định kỳ đầy đủ số lượng", "báo cáo", "gửi đúng hạn", (4, 16)),
            I("Kiểm tra công vụ tại các bộ phận", "bộ phận", "được kiểm tra", (3, 9)),
            I("Tuyên truyền cải cách hành chính", "tin, bài", "được phát", (20, 150)),
        )),
        ("Cải cách thủ tục hành chính", (
            I("Hồ sơ giải quyết trước và đúng hạn", "hồ sơ", "giải quyết đúng hạn", (500, 9000)),
            I("Công khai thủ tục hành chính", "thủ tục", "được niêm yết công khai", (90, 260)),
            I("Hồ sơ nộp trực tuyến", "hồ sơ", "nộp trực tuyến", (300, 8000)),
            I("Xử lý phản ánh, kiến nghị của tổ chức, cá nhân", "phản ánh", "được xử lý", (2, 30)),
        )),
        ("Cải cách chế độ công vụ", (
            I("Cán bộ, công chức đạt chuẩn theo quy định", "người", "đạt chuẩn", (15, 40)),
            I("Bố trí công chức đúng vị trí việc làm", "công chức", "được bố trí đúng vị trí", (9, 30)),
        )),
    ),
    ("cải cách hành chính", "kiểm soát thủ tục hành chính"),
)  # fmt: skip

LAW = Family(
    "law",
    (
        "Kết quả tự đánh giá đạt chuẩn tiếp cận pháp luật {period} của {place}",
        "Tự chấm điểm, đánh giá {place} đạt chuẩn tiếp cận pháp luật {period}",
    ),
    "chỉ tiêu",
    "KẾT QUẢ TỰ ĐÁNH GIÁ CÁC TIÊU CHÍ, CHỈ TIÊU",
    (
        ("Ban hành văn bản theo thẩm quyền để tổ chức và bảo đảm thi hành Hiến pháp và pháp luật", (
            I("Ban hành đầy đủ, đúng quy định pháp luật các văn bản được cấp có thẩm quyền giao", "văn bản", "ban hành đúng thời hạn", (2, 20)),
            I("Ban hành quyết định hành chính, thực hiện hành vi hành chính đúng quy định", "quyết định", "ban hành đúng quy định", (20, 300)),
        )),
        ("Tiếp cận thông tin, phổ biến, giáo dục pháp luật", (
            I("Công khai, cung cấp thông tin đúng hình thức, đúng thời hạn", "thông tin", "được công khai", (20, 90)),
            I("Tổ chức hoạt động phổ biến, giáo dục pháp luật hiệu quả, thiết thực", "cuộc", "tổ chức", (6, 40)),
            I("Tuyên truyền viên pháp luật được bồi dưỡng nghiệp vụ", "tuyên truyền viên", "được bồi dưỡng", (6, 22)),
        )),
        ("Hòa giải ở cơ sở, trợ giúp pháp lý", (
            I("Các mâu thuẫn, tranh chấp được hòa giải kịp thời", "vụ, việc", "hòa giải thành", (3, 30)),
            I("Người thuộc diện trợ giúp pháp lý được giới thiệu", "người", "được giới thiệu", (4, 40)),
        )),
        ("Tổ chức tiếp công dân, bảo đảm an ninh trật tự", (
            I("Tổ chức tiếp công dân thường xuyên, định kỳ và đột xuất", "lượt", "tiếp công dân", (20, 200)),
            I("Đơn thư thuộc thẩm quyền được giải quyết", "đơn", "được giải quyết", (3, 60)),
        )),
    ),
    ("chuẩn tiếp cận pháp luật", "phổ biến, giáo dục pháp luật"),
)  # fmt: skip

POVERTY = Family(
    "poverty",
    (
        "Kết quả thực hiện công tác giảm nghèo {period} trên địa bàn {place}",
        "Kết quả rà soát hộ nghèo, hộ cận nghèo {period} của {place}",
    ),
    "chỉ tiêu",
    "KẾT QUẢ THỰC HIỆN CHỈ TIÊU GIẢM NGHÈO",
    (
        ("Chính sách hỗ trợ chung", (
            I("Hộ nghèo được vay vốn tín dụng ưu đãi", "hộ", "được vay vốn", (20, 300)),
            I("Người nghèo được cấp thẻ bảo hiểm y tế", "người", "được cấp thẻ", (60, 1200)),
            I("Hộ nghèo được hỗ trợ tiền điện", "hộ", "được hỗ trợ", (20, 300)),
            I("Học sinh thuộc hộ nghèo được miễn, giảm học phí", "học sinh", "được miễn, giảm", (20, 400)),
        )),
        ("Tiếp cận các dịch vụ xã hội cơ bản", (
            I("Hộ nghèo có nhà tiêu hợp vệ sinh", "hộ", "có nhà tiêu hợp vệ sinh", (20, 300)),
            I("Hộ nghèo được hỗ trợ xóa nhà tạm, nhà dột nát", "hộ", "được hỗ trợ làm nhà", (5, 60)),
            I("Hộ nghèo tiếp cận dịch vụ viễn thông", "hộ", "sử dụng Internet", (20, 300)),
        )),
    ),
    ("giảm nghèo bền vững", "an sinh xã hội"),
)  # fmt: skip

SERVICE = Family(
    "service",
    (
        "Công tác kiểm soát thủ tục hành chính, tiếp nhận và trả kết quả {period} của {place}",
        "Kết quả đánh giá chất lượng phục vụ người dân, doanh nghiệp {period}",
    ),
    "chỉ số",
    "KẾT QUẢ THỰC HIỆN CÁC CHỈ SỐ",
    (
        ("Công khai, minh bạch", (
            I("Thủ tục hành chính được đồng bộ, công khai đúng hạn", "thủ tục", "được công khai đúng hạn", (80, 300)),
            I("Hồ sơ được đồng bộ lên Cổng Dịch vụ công quốc gia", "hồ sơ", "được đồng bộ", (300, 9000)),
        )),
        ("Tiến độ giải quyết", (
            I("Hồ sơ được giải quyết trước hạn", "hồ sơ", "trả trước hạn", (300, 9000)),
            I("Hồ sơ quá hạn được gửi thư xin lỗi", "hồ sơ", "được gửi thư xin lỗi", (2, 30)),
        )),
        ("Mức độ hài lòng", (
            I("Người dân hài lòng khi thực hiện thủ tục hành chính", "phiếu", "hài lòng", (60, 400)),
            I("Phản ánh, kiến nghị được xử lý đúng hạn", "kiến nghị", "được xử lý đúng hạn", (2, 40)),
            I("Hồ sơ thanh toán trực tuyến", "hồ sơ", "thanh toán trực tuyến", (100, 4000)),
        )),
    ),
    ("kiểm soát thủ tục hành chính", "cung cấp dịch vụ công trực tuyến"),
)  # fmt: skip

FAMILIES = {family.name: family for family in (DIGITAL, RURAL, ECONOMY, REFORM, LAW, POVERTY, SERVICE)}
