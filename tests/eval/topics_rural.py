"""The nineteen criteria of the new rural area, as communes report on them."""

from tests.eval.topics_digital import Topic

# criterion, its sub-criteria
CRITERIA: tuple[tuple[str, tuple[Topic, ...]], ...] = (
    ("Quy hoạch", (
        ("Có quy hoạch chung xây dựng {lv} được phê duyệt và được công bố công khai đúng thời hạn", "target",
         ("Quy hoạch chung xây dựng {lv} được phê duyệt tại {c}.",)),
        ("Ban hành quy định quản lý quy hoạch chung xây dựng {lv}", "target",
         ("Bản đồ quy hoạch tỷ lệ 1/5000 đã được niêm yết tại trụ sở và {r1|thôn}.",)))),
    ("Giao thông", (
        ("Đường {lv} được nhựa hóa hoặc bê tông hóa", "target", ("Tổng chiều dài {rd|km} đã được cứng hóa{,p}.",)),
        ("Đường {sub} và đường liên {sub} ít nhất được cứng hóa, bảo đảm ô tô đi lại thuận tiện quanh năm", "target",
         ("Đã cứng hóa {rd|km}{,p}.", "Nhân dân hiến {q|ha} đất và đóng góp {q|triệu đồng} để mở rộng mặt đường.")),
        ("Đường ngõ, xóm sạch và không lầy lội vào mùa mưa", "target", ("Có {rd|km} đã được đổ bê tông{,p}.",)))),
    ("Thủy lợi và phòng, chống thiên tai", (
        ("Tỷ lệ diện tích đất sản xuất nông nghiệp được tưới và tiêu nước chủ động đạt {P>=}", "target",
         ("Diện tích được tưới, tiêu chủ động là {rd|ha}{,p}.",)),
        ("Bảo đảm yêu cầu chủ động về phòng, chống thiên tai theo phương châm 4 tại chỗ", "target",
         ("UBND {lv} đã thành lập đội xung kích với {q|người|20|90}.",)))),
    ("Điện", (
        ("Hệ thống điện đạt chuẩn", "target", ("Trên địa bàn có {q|cái} trạm biến áp, vận hành an toàn.",)),
        ("Tỷ lệ hộ có đăng ký trực tiếp và được sử dụng điện sinh hoạt thường xuyên, an toàn", "target",
         ("Có {r|hộ} sử dụng điện thường xuyên, an toàn{,p}.",)))),
    ("Trường học", (
        ("Tỷ lệ trường học các cấp có cơ sở vật chất đạt tiêu chuẩn", "target",
         ("Hiện {r|trường} đạt chuẩn quốc gia{,p}.", "Trường Tiểu học {name} được công nhận lại theo {c}.")),)),
    ("Cơ sở vật chất văn hóa", (
        ("{lv_cap} có nhà văn hóa hoặc hội trường đa năng và sân thể thao phục vụ sinh hoạt văn hóa, thể thao", "target",
         ("Nhà văn hóa trung tâm có diện tích {q|m2|300|900}, khánh thành ngày {date}.",)),
        ("Tỷ lệ {sub} có nhà văn hóa hoặc nơi sinh hoạt văn hóa, thể thao phục vụ cộng đồng", "target",
         ("Có {r|thôn} có nhà văn hóa đạt chuẩn theo quy định{,p}.",)))),
    ("Cơ sở hạ tầng thương mại nông thôn", (
        ("Có chợ nông thôn hoặc nơi mua bán, trao đổi hàng hóa", "target",
         ("Chợ {name} có {q|hộ|20|90} kinh doanh cố định.", "Trên địa bàn có {q|điểm} bán hàng phục vụ nhân dân 24/7.")),)),
    ("Thông tin và Truyền thông", (
        ("Có điểm phục vụ bưu chính", "target", ("Có {q|điểm} bưu điện văn hóa {lv}.",)),
        ("Có dịch vụ viễn thông, internet", "target", ("Mạng 3G/4G/5G phủ kín {r1|thôn}.",)),
        ("Có đài truyền thanh và hệ thống loa đến các {sub}", "target", ("Hệ thống gồm {q|cái} loa, hoạt động {r1|thôn}{,p}.",)))),
    ("Nhà ở dân cư", (
        ("Nhà tạm, dột nát", "target", ("Trên địa bàn không còn nhà tạm, nhà dột nát.",)),
        ("Tỷ lệ hộ có nhà ở kiên cố hoặc bán kiên cố đạt {P>=}", "target", ("Có {r|hộ} có nhà ở kiên cố hoặc bán kiên cố{,p}.",)))),
    ("Thu nhập", (
        ("Thu nhập bình quân đầu người đạt {rate|triệu đồng/người/năm}", "target",
         ("Theo kết quả điều tra, thu nhập bình quân đạt {rate|triệu đồng/người/năm}.",)),)),
    ("Nghèo đa chiều", (
        ("Tỷ lệ nghèo đa chiều {P<|3|6}", "target", ("Cuối năm còn {r|hộ} nghèo và cận nghèo{,p}.",)),)),
    ("Lao động", (
        ("Tỷ lệ lao động qua đào tạo đạt {P>=}", "target", ("Lao động qua đào tạo là {r|lao động}{,p}.",)),
        ("Tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ", "target", ("Có {pr|lao động} có bằng cấp, chứng chỉ.",)))),
    ("Tổ chức sản xuất và phát triển kinh tế nông thôn", (
        ("{lv_cap} có hợp tác xã hoạt động hiệu quả và theo đúng quy định của Luật Hợp tác xã", "target",
         ("Hợp tác xã có {q|thành viên}, doanh thu {q|triệu đồng}.",)),
        ("Có mô hình liên kết sản xuất gắn với tiêu thụ nông sản chủ lực", "target",
         ("Mô hình liên kết trồng lúa quy mô {d|ha}, năng suất {rate|tạ/ha}.",)))),
    ("Giáo dục và Đào tạo", (
        ("Phổ cập giáo dục mầm non cho trẻ em 5 tuổi; phổ cập giáo dục tiểu học, trung học cơ sở", "target",
         ("Được công nhận duy trì phổ cập mức độ 3 tại {c}.",)),
        ("Tỷ lệ học sinh tốt nghiệp trung học cơ sở được tiếp tục học trung học phổ thông, bổ túc, trung cấp", "target",
         ("Có {r|học sinh} tiếp tục học{,p}.",)))),
    ("Y tế", (
        ("Tỷ lệ người dân tham gia bảo hiểm y tế đạt {P>=}", "target", ("Tổng số người tham gia là {r|người}{,p}.",)),
        ("{lv_cap} đạt tiêu chí quốc gia về y tế", "target", ("Trạm Y tế có {q|người|5|9} làm việc, trực 24/7.",)),
        ("Tỷ lệ trẻ em dưới 5 tuổi bị suy dinh dưỡng thể thấp còi", "target", ("Tỷ lệ suy dinh dưỡng thể thấp còi là {P|9|16}.",)))),
    ("Văn hóa", (
        ("Tỷ lệ {sub} đạt tiêu chuẩn văn hóa theo quy định", "target", ("Có {r|thôn} đạt danh hiệu văn hóa{,p}.",)),)),
    ("Môi trường và An toàn thực phẩm", (
        ("Tỷ lệ hộ được sử dụng nước sạch theo quy chuẩn đạt {P>=}", "target", ("Có {r|hộ} dùng nước sạch{,p}.",)),
        ("Tỷ lệ chất thải rắn sinh hoạt được thu gom, xử lý theo quy định", "target",
         ("Hợp đồng với công ty môi trường thu gom 2 lần/1 tuần.", "Lượng rác được thu gom đạt {P>=} tổng lượng phát sinh.")),
        ("Tỷ lệ hộ gia đình và cơ sở sản xuất thực phẩm tuân thủ quy định về an toàn thực phẩm", "target",
         ("Có {P100} hộ ký cam kết.",)))),
    ("Hệ thống chính trị và tiếp cận pháp luật", (
        ("Cán bộ, công chức {lv} đạt chuẩn", "target", ("Hiện có {r1|cán bộ, công chức?} đạt chuẩn{,p}.",)),
        ("{lv_cap} đạt chuẩn tiếp cận pháp luật theo quy định", "target",
         ("Được công nhận đạt chuẩn tiếp cận pháp luật tại {c}.",)))),
    ("Quốc phòng và An ninh", (
        ("Xây dựng lực lượng dân quân vững mạnh, rộng khắp và hoàn thành các chỉ tiêu quân sự, quốc phòng", "target",
         ("Giao quân đạt chỉ tiêu với {q|người|6|20} lên đường nhập ngũ.",)),
        ("Không có hoạt động xâm phạm an ninh quốc gia; không có khiếu kiện đông người kéo dài", "target",
         ("Công an {lv} đã hòa giải thành các vụ mâu thuẫn trong nhân dân, không để phát sinh điểm nóng.",)))),
)  # fmt: skip

GROUPS = (
    ("Nhóm tiêu chí Quy hoạch", range(1)),
    ("Nhóm tiêu chí Hạ tầng kinh tế - xã hội", range(1, 9)),
    ("Nhóm tiêu chí Kinh tế và tổ chức sản xuất", range(9, 13)),
    ("Nhóm tiêu chí Văn hóa - Xã hội - Môi trường", range(13, 17)),
    ("Nhóm tiêu chí Hệ thống chính trị", range(17, 19)),
)
TITLES = (
    "kết quả thực hiện các tiêu chí nông thôn mới trên địa bàn {place} {period}",
    "kết quả xây dựng nông thôn mới {period} của {place}",
    "kết quả thực hiện Bộ tiêu chí quốc gia về {lv} nông thôn mới {period}",
)
