"""Yearly targets of a commune's society and economy, and the areas of administrative reform."""

from tests.eval.topics_digital import Topic

ECONOMIC: tuple[Topic, ...] = (
    ("Tổng giá trị sản xuất trên địa bàn", "target", ("Ước đạt {q|tỷ đồng}.", "Thực hiện {both|tỷ đồng}{,p}.")),
    ("Tổng sản lượng lương thực có hạt", "target", ("Ước đạt {q|tấn}, tăng so với cùng kỳ.", "Đạt {q>|tấn}.")),
    ("Thu nhập bình quân đầu người", "target", ("Đạt {rate|triệu đồng/người/năm}.",)),
    ("Thu ngân sách trên địa bàn", "target", ("Đã thu {both|triệu đồng}{,p}.", "Thu được {q|triệu đồng}.")),
    ("Diện tích trồng rừng tập trung", "target", ("Trồng mới {d|ha} keo và bạch đàn.", "Đã trồng {rd|ha}{,p}.")),
    ("Tổng đàn gia súc, gia cầm", "target", ("Tổng đàn hiện có {q|con}, công tác tiêm phòng được thực hiện 2 lần/1 năm.",)),
    ("Năng suất lúa bình quân", "target", ("Đạt {rate|tạ/ha}.",)),
    ("Cứng hóa đường giao thông nông thôn", "target", ("Đã đổ bê tông {d|km}; nhân dân đóng góp {q|triệu đồng}.",)),
)  # fmt: skip
SOCIAL: tuple[Topic, ...] = (
    ("Tỷ lệ hộ nghèo", "target", ("Cuối năm còn {r|hộ} nghèo{,p}.", "Giảm còn {P|1|6}.")),
    ("Tỷ lệ người dân tham gia bảo hiểm y tế", "target", ("Có {r|người} tham gia{,p}.", "Đạt {P>} dân số.")),
    ("Tỷ lệ gia đình văn hóa", "target", ("Có {r|hộ} đạt danh hiệu{,p}.",)),
    ("Giải quyết việc làm mới", "target", ("Tạo việc làm cho {q|lao động}.", "Đưa {q|lao động} đi làm việc ở nước ngoài theo hợp đồng.")),
    ("Trường học đạt chuẩn quốc gia", "target", ("Duy trì {r|trường} đạt chuẩn{,p}.",)),
    ("Tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ", "target", ("Đạt {P}.",)),
)  # fmt: skip
ENVIRONMENT: tuple[Topic, ...] = (
    ("Tỷ lệ hộ sử dụng nước hợp vệ sinh", "target", ("Có {r|hộ}{,p}.", "Đạt {P>=} số hộ.")),
    ("Tỷ lệ rác thải sinh hoạt được thu gom, xử lý", "target", ("Ước đạt {P}.", "Thu gom được {q|tấn} rác.")),
    ("Tỷ lệ che phủ rừng", "target", ("Giữ ổn định ở mức {P}.",)),
)  # fmt: skip
DEFENCE: tuple[Topic, ...] = (
    ("Giao quân đạt chỉ tiêu", "target", ("Đã giao {r1|người}{,p} chỉ tiêu huyện giao.",)),
    ("Xây dựng {lv} vững mạnh về quốc phòng, an ninh", "target", ("Lực lượng dân quân thường trực sẵn sàng chiến đấu 24/7.",)),
    ("Tỷ lệ giải quyết đơn thư khiếu nại, tố cáo", "target", ("Đã giải quyết {of|hồ sơ} thuộc thẩm quyền{,p}.",)),
)  # fmt: skip
GROUPS = (
    ("Các chỉ tiêu kinh tế", ECONOMIC),
    ("Các chỉ tiêu văn hóa - xã hội", SOCIAL),
    ("Các chỉ tiêu môi trường", ENVIRONMENT),
    ("Các chỉ tiêu quốc phòng - an ninh", DEFENCE),
)
TITLES = (
    "kết quả thực hiện nhiệm vụ kinh tế - xã hội {period}; phương hướng, nhiệm vụ năm {next}",
    "tình hình thực hiện các chỉ tiêu kinh tế - xã hội {period} của {place}",
    "kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội, quốc phòng - an ninh {period}",
    "kết quả thực hiện các chỉ tiêu Nghị quyết Đại hội Đảng bộ {lv} {name} {period}",
)

REFORM: tuple[tuple[str, tuple[Topic, ...]], ...] = (
    ("Công tác chỉ đạo, điều hành cải cách hành chính", (
        ("Kế hoạch cải cách hành chính năm được ban hành kịp thời", "target", ("Ban hành {c} đúng thời gian quy định.",)),
        ("Mức độ hoàn thành kế hoạch", "target", ("Đã hoàn thành {r|nhiệm vụ} đề ra{,p}.",)),
        ("Thực hiện chế độ báo cáo cải cách hành chính", "target", ("Gửi đủ {r1|chế độ báo cáo}.",)),
        ("Công tác tuyên truyền cải cách hành chính", "target", ("Phát {q|tin, bài} trên hệ thống truyền thanh.",)),
        ("Sáng kiến trong triển khai cải cách hành chính", "target", ("Áp dụng mô hình “Ngày thứ Năm không viết”.",)))),
    ("Cải cách thể chế", (
        ("Theo dõi thi hành pháp luật", "target", ("Ban hành {c}.",)),
        ("Kiểm tra, rà soát văn bản quy phạm pháp luật", "target", ("Đã rà soát {r1|văn bản}{,p}.",)))),
    ("Cải cách thủ tục hành chính", (
        ("Công khai thủ tục hành chính", "target", ("Niêm yết đầy đủ {r1|thủ tục}.",)),
        ("Kết quả giải quyết hồ sơ thủ tục hành chính", "target", ("Giải quyết đúng hạn {r|hồ sơ}{,p}.",)),
        ("Tiếp nhận, xử lý phản ánh, kiến nghị của cá nhân, tổ chức", "target", ("Đường dây nóng {phone} hoạt động thường xuyên.",)))),
    ("Cải cách tổ chức bộ máy hành chính", (
        ("Thực hiện quy định về sử dụng biên chế", "target", ("Hiện có {r|cán bộ, công chức?} so với biên chế được giao.",)),
        ("Bố trí số lượng người hoạt động không chuyên trách", "target", ("Bố trí {q|người}.",)))),
    ("Cải cách chế độ công vụ", (
        ("Cán bộ, công chức đạt chuẩn về trình độ", "target", ("Đạt chuẩn {r|cán bộ, công chức?}{,p}.",)),
        ("Chấp hành kỷ luật, kỷ cương hành chính", "target", ("Trong năm không có cán bộ, công chức bị kỷ luật.",)))),
    ("Cải cách tài chính công", (
        ("Thực hiện giải ngân kế hoạch đầu tư vốn ngân sách nhà nước", "target", ("Giải ngân {both|triệu đồng}{,p}.",)),
        ("Công khai ngân sách theo quy định", "target", ("Công khai theo {c}.",)))),
    ("Xây dựng và phát triển chính quyền điện tử, chính quyền số", (
        ("Tỷ lệ văn bản đi được ký số", "target", ("Ký số {r|văn bản}{,p}.",)),
        ("Tỷ lệ hồ sơ trực tuyến", "target", ("Tiếp nhận trực tuyến {r|hồ sơ}{,p}.",)),
        ("Tỷ lệ hồ sơ thanh toán trực tuyến", "target", ("Thanh toán trực tuyến {pr|hồ sơ}.",)))),
)  # fmt: skip
REFORM_TITLES = (
    "tự đánh giá, chấm điểm xác định Chỉ số cải cách hành chính {period} của UBND {place}",
    "kết quả tự chấm điểm cải cách hành chính {period}",
)
