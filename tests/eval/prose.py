"""What stands around the indicators: introductions, section texts, distractions and closings."""

INTRO = (
    "Thực hiện {cs}; Ủy ban nhân dân {place} báo cáo kết quả như sau:",
    "Căn cứ {cs};",
    "Thực hiện {cc} {subj};",
    "Trên cơ sở hướng dẫn tại {cs}, UBND {place} báo cáo kết quả cụ thể như sau:",
    "Căn cứ {c};",
)
INTRO_END = (
    "Ủy ban nhân dân {place} báo cáo kết quả thực hiện như sau:",
    "UBND {place} báo cáo tình hình, kết quả thực hiện như sau:",
    "UBND {lv} báo cáo cụ thể như sau:",
)
LEADING = (
    "Đảng ủy {lv} đã ban hành {by|ĐU} {subj}.",
    "UBND {lv} ban hành {by|UBND} {subj}.",
    "{cs}.",
    "{cc} {subj}.",
    "Ban Chỉ đạo {lv} được kiện toàn theo {c}, do đồng chí Chủ tịch UBND {lv} làm Trưởng ban.",
    "Phân công nhiệm vụ cụ thể cho từng thành viên phụ trách các {sub}.",
)
SPREADING = (
    "Hệ thống Đài truyền thanh {lv} có chuyên mục riêng, phát sóng từ 4 lần/1 tháng trở lên.",
    "Tổ chức hội nghị quán triệt {cs} đến toàn thể cán bộ, đảng viên.",
    "Công tác tuyên truyền được lồng ghép trong sinh hoạt của các {sub}, hội, đoàn thể.",
    "Đã đăng thông tin trên trang thông tin điện tử và niêm yết tại bảng tin công cộng.",
)
# (template, section measurements are facts of it)
LEADING_FACTS = (
    "Trong năm đã treo {q|cái} băng rôn, khẩu hiệu tuyên truyền.",
    "Tổ chức {q|buổi} tuyên truyền lưu động với {q>|lượt người} tham gia.",
    "Phát thanh {q|tin, bài} trên hệ thống loa của các {sub}.",
)
DISTRACTIONS = (
    "Thực hiện Đề án 06, Công an {lv} đã phối hợp làm sạch dữ liệu dân cư.",
    "Hệ thống quản lý chất lượng theo tiêu chuẩn ISO 9001:2015 được duy trì.",
    "Dịch vụ công mức độ 3, mức độ 4 được cập nhật trên Cổng dịch vụ công.",
    "Nội dung chưa đánh giá được nêu tại phụ lục kèm theo.",
    "Toàn huyện còn nhiều xã chưa đạt chuẩn, riêng {lv} giữ vững kết quả đã đạt được.",
    "Chỉ số thành phần này chưa đạt điểm tối đa do thiếu tài liệu kiểm chứng.",
    "{lv_cap} phấn đấu về đích nông thôn mới, giữ vững danh hiệu đạt chuẩn quốc gia về y tế.",
    "Đường dây nóng tiếp nhận phản ánh của người dân: {phone}, trực 24/7.",
    "{lv_cap} đang triển khai thực hiện các nội dung theo kế hoạch đã đề ra.",
    "Kết quả này giúp {lv} đứng thứ {rank} xã, phường trong bảng xếp hạng của huyện.",
    "Đang triển khai trên địa bàn toàn {lv}.",
    "Nội dung này gắn với phong trào xây dựng {lv} đạt chuẩn tiếp cận pháp luật.",
    "Bản đồ địa chính được lập theo tỷ lệ 1/500 và 1/1000.",
    "Việc kiểm tra được tiến hành 01 lần/01 quý, có biên bản kèm theo.",
    "Hội nghị tổng kết được tổ chức ngày {date} tại hội trường UBND {lv}.",
    "Cách tính: lấy số đã thực hiện chia cho số được giao, theo công thức (a/b)*100.",
    "Thời gian thực hiện từ {month} đến hết năm.",
    "Nội dung chưa đạt yêu cầu về thời gian của năm trước đã được khắc phục.",
    "Công dân sử dụng CCCD/VNeID khi giao dịch tại bộ phận một cửa.",
    "Mạng di động 3G/4G/5G hoạt động ổn định trên địa bàn.",
    "Việc thực hiện bám sát giai đoạn {year} - {later} theo chỉ đạo của cấp trên.",
    "Công tác phối hợp giữa các xã/phường trong cụm thi đua được duy trì.",
    "Trong 6 tháng đầu năm, {lv} gặp khó khăn do thời tiết nhưng vẫn giữ được tiến độ.",
)
HARMLESS = (
    "Số liệu được tổng hợp từ {date} đến {date}.",
    "Hội nghị tập huấn diễn ra trong hai ngày 26, 27/{month_number}/{year} tại nhà văn hóa trung tâm.",
    "Lễ phát động được tổ chức lúc 7g30 ngày {date}.",
    "Không đánh giá Chỉ số hài lòng của người dân trong năm {year}.",
    "Hiện có {blank} nội dung đang chờ cơ quan chuyên môn hướng dẫn.",
    "Nội dung này do cấp trên thẩm định, chiếm {weight} của bộ chỉ số.",
    "Thực hiện theo nghị quyết nhiệm kỳ {year} – {later}, kế hoạch đến hết {month}.",
    "Cách chấm: 75*22/100, làm tròn đến hai chữ số.",
    "Căn cứ mục 3, phần II của hướng dẫn nêu trên.",
    "Thực hiện Đề án 06, Công an {lv} đã phối hợp làm sạch dữ liệu dân cư.",
    "Hệ thống quản lý chất lượng theo tiêu chuẩn ISO 9001:2015 được duy trì.",
    "Công tác phòng, chống dịch Covid-19 được thực hiện theo hướng dẫn của ngành y tế.",
    "Mô hình “5 không, 3 sạch” được Hội Phụ nữ {lv} nhân rộng.",
    "Dịch vụ công mức độ 3, mức độ 4 được cập nhật trên Cổng dịch vụ công.",
    "Người dân dùng ứng dụng VNeID thay cho giấy tờ, liên hệ {phone} khi cần hỗ trợ.",
)
FIGURES = (
    "Có {r|thôn} xếp loại Tốt trở lên{,p}.",
    "Đã hoàn thành {r|nhiệm vụ} kế hoạch đề ra{,p}.",
    "Tổng số hộ tham gia: {q|hộ}; tỷ lệ: {P}.",
    "Mức hỗ trợ bình quân {rate|triệu đồng/hộ}.",
    "Thu được {q|triệu đồng}, đạt {P|105|180} dự toán.",
    "Tỷ suất sinh giảm {mille} so với năm trước.",
    "Kết quả: {r|hồ sơ} được xử lý{,p}.",
    "Trong đó có {q|hộ} được hỗ trợ, tỷ lệ hài lòng đạt {P}.",
    "So với cùng kỳ tăng {P|2|19}.",
    "Thực hiện {over|triệu đồng}, đạt {po} kế hoạch.",
    "Số lượt truy cập bình quân khoảng {range|lượt} mỗi ngày.",
    "Tỷ lệ hài lòng của người dân {upto}.",
    "Tỷ lệ hồ sơ trễ hạn {P<|2|5}.",
    "Chi phí {P<=|3|9} tổng dự toán.",
    "Quy mô {q~|hộ}, vốn vay {q>|triệu đồng}.",
    "Tổng số {q>=|tin, bài} được phát trong quý.",
    "Đã hỗ trợ {q|đồng} từ nguồn xã hội hóa.",
)
PLAIN = (
    "Cán bộ phụ trách thường xuyên đôn đốc, kiểm tra việc thực hiện tại cơ sở.",
    "Nội dung này nhận được sự đồng tình, ủng hộ của nhân dân.",
    "UBND {lv} đã chỉ đạo các bộ phận chuyên môn phối hợp thực hiện.",
    "Hồ sơ minh chứng được lưu tại Văn phòng UBND {lv}.",
)
GOOD = (
    "Được sự quan tâm, lãnh đạo, chỉ đạo của cấp trên và sự vào cuộc của cả hệ thống chính trị.",
    "Nhân dân trên địa bàn đồng thuận, tích cực hưởng ứng.",
    "Cơ sở vật chất từng bước được đầu tư theo hướng đồng bộ.",
)
BAD = (
    "Kinh phí còn hạn hẹp, chủ yếu dựa vào ngân sách cấp trên.",
    "Cán bộ phụ trách còn kiêm nhiệm nhiều việc, kinh nghiệm chưa nhiều.",
    "Một bộ phận người dân chưa quan tâm đến các nội dung được tuyên truyền.",
    "Do ảnh hưởng của mưa lũ, đến {month} mới bắt đầu triển khai một số hạng mục.",
    "Một số tiêu chí đạt chuẩn nhưng chưa thật sự bền vững.",
)
TASKS = (
    "Tiếp tục tuyên truyền, vận động nhân dân tích cực tham gia thực hiện.",
    "Kiện toàn Ban Chỉ đạo và phân công nhiệm vụ cụ thể cho các thành viên.",
    "Đấu mối với các cơ quan chuyên môn cấp trên để được hướng dẫn, hỗ trợ.",
    "Rà soát, bổ sung hồ sơ minh chứng theo quy định.",
    "Phối hợp với các doanh nghiệp viễn thông nâng cấp đường truyền.",
)
# role, template; their measurements stand outside every indicator
TASK_FACTS = (
    ("target", "Phấn đấu đến hết năm {next} lắp đặt thêm {q|camera} tại các khu vực trọng điểm."),
    ("target", "Phấn đấu năm {next} có {P>=} hồ sơ được nộp trực tuyến."),
    ("target", "Mục tiêu năm {next}: tỷ lệ hộ dân có kết nối Internet đạt {P}."),
    ("target", "Số lượng loa cần bổ sung phải từ {range|cái}."),
)
REQUESTS = (
    "Đề nghị UBND {upper} quan tâm bố trí kinh phí để {lv} hoàn thành các nội dung còn lại.",
    "Ủy ban nhân dân {place} đề nghị UBND {upper} thẩm định và trình cấp có thẩm quyền xem xét, công nhận.",
    "Đề nghị các sở, ngành tổ chức thêm các lớp tập huấn cho cán bộ cơ sở.",
)
PROFILE = (
    "{Place} có diện tích tự nhiên {area}; dân số {people} người, với {homes} hộ; gồm {parts} {sub}.",
    "{Place} có diện tích tự nhiên là {area}, dân số {people} người với {homes} hộ, được chia thành {parts} {sub}.",
    "{Place} nằm ở phía Tây của {upper}, có tổng diện tích tự nhiên {area}. Toàn {lv} có {parts} {sub} với {homes} hộ, {people} nhân khẩu.",
    "{Place} có {homes} hộ, {people} người, sinh sống tại {parts} {sub}; tổng diện tích tự nhiên {area}.",
)
REASONS = (
    "chưa đạt do kinh phí còn khó khăn.",
    "đang triển khai, dự kiến hoàn thành trong năm tới.",
    "hồ sơ đã trình nhưng chưa được phê duyệt.",
    "do địa bàn rộng, dân cư sống phân tán.",
)
DISTRACTIONS += HARMLESS
