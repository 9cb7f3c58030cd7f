"""What communes write of their digital transformation: groups of indicators, each a title and what is said below it.

An indicator is (title, role of the title's figures, sentences); the templates are those of `writer.Writer`.
"""

Topic = tuple[str, str, tuple[str, ...]]

GOVERNMENT: tuple[Topic, ...] = (
    ("Cán bộ, công chức {lv} có {r1|cán bộ, công chức?} được cấp và thường xuyên sử dụng hộp thư điện tử công vụ{,p}", "result", ()),
    ("Tỷ lệ văn bản đi của UBND {lv} được ký số", "target",
     ("Tổng số văn bản ban hành trong kỳ được ký số là {r|văn bản}{,p}.",
      "UBND {lv} đã phát hành {r|văn bản} trên hệ thống quản lý văn bản và điều hành{,p}.")),
    ("Bảo đảm {P100>=} hồ sơ công việc được xử lý trên môi trường mạng (trừ hồ sơ thuộc phạm vi bí mật nhà nước)", "target",
     ("Trong năm đã xử lý {r|hồ sơ} công việc trên môi trường mạng{,p}.",)),
    ("Tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận trực tuyến", "target",
     ("Bộ phận Tiếp nhận và Trả kết quả đã tiếp nhận {r|hồ sơ} trực tuyến{,p}.",
      "Số hồ sơ nộp qua mạng đạt {pr|hồ sơ}, tăng so với cùng kỳ năm trước.",
      "Trong kỳ tiếp nhận {of|hồ sơ} nộp trực tuyến{,p}.")),
    ("Tỷ lệ giải quyết hồ sơ đúng hạn và trước hạn", "target",
     ("Đã giải quyết đúng hạn {r|hồ sơ}{,p}; không có hồ sơ nào phải xin lỗi vì trễ hẹn.",
      "Kết quả giải quyết đúng hạn và trước hạn là {P}.")),
    ("Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực", "target",
     ("Cán bộ một cửa đã số hóa {r|hồ sơ}{,p}.", "UBND {lv} đã số hóa được {P>} kết quả giải quyết.")),
    ("Trang thông tin điện tử {lv} hoạt động theo Nghị định về cung cấp thông tin của cơ quan nhà nước trên môi trường mạng", "target",
     ("Trang thông tin điện tử đã đăng tải {q|tin, bài} tuyên truyền, phản ánh hoạt động của địa phương.",
      "Trang được duy trì 24/7, thông tin cập nhật hằng ngày.")),
    ("Cán bộ, công chức được bồi dưỡng kỹ năng số", "target",
     ("Đã cử {r|cán bộ, công chức?} tham gia lớp bồi dưỡng do tỉnh tổ chức ngày {date}{,p}.",
      "Mở {q|lớp} bồi dưỡng tại hội trường {lv} với {q|lượt người} tham dự.")),
    ("Chế độ báo cáo được thực hiện qua Hệ thống thông tin báo cáo", "target",
     ("Đã gửi {r|chế độ báo cáo}{,p}.",)),
    ("Thanh toán trực tuyến phí, lệ phí khi thực hiện thủ tục hành chính", "target",
     ("Có {r|hồ sơ} phát sinh phí được nộp trực tuyến{,p}.", "Số tiền thu qua tài khoản là {q|triệu đồng}.")),
    ("Khai thác, sử dụng nền tảng số dùng chung từ Trung ương đến địa phương", "target",
     ("UBND {lv} đang sử dụng đầy đủ các phần mềm dùng chung theo danh mục của tỉnh.",
      "Các phần mềm hộ tịch, đất đai, đăng ký kinh doanh được khai thác thường xuyên.")),
)  # fmt: skip

ECONOMY: tuple[Topic, ...] = (
    ("Sản phẩm OCOP của {lv} được đưa lên sàn thương mại điện tử", "target",
     ("Hiện có {r|sản phẩm} OCOP được giới thiệu, bày bán trên sàn{,p}.",)),
    ("Tỷ lệ doanh nghiệp, hợp tác xã sử dụng hóa đơn điện tử", "target",
     ("Có {r|doanh nghiệp} sử dụng hóa đơn điện tử{,p}.", "Đến nay {P100} doanh nghiệp trên địa bàn đã sử dụng hóa đơn điện tử.")),
    ("Tỷ lệ người dân thanh toán không dùng tiền mặt", "target",
     ("Ước tính {P>} người dân trả tiền điện, tiền nước, học phí qua ứng dụng ngân hàng.",
      "Theo kết quả khảo sát, {P~} số hộ đã thanh toán tiền điện qua tài khoản.")),
    ("Tuyên truyền, hướng dẫn hộ kinh doanh ứng dụng nền tảng số trong sản xuất, kinh doanh", "target",
     ("Tổ công nghệ số cộng đồng đã hướng dẫn {q>|hộ} tham gia gian hàng số.",
      "Đã phát {q|tin, bài} trên Đài truyền thanh và niêm yết tại nhà văn hóa các {sub}.")),
    ("Nhà ở của hộ gia đình được gắn mã địa chỉ trên bản đồ số", "target",
     ("Bưu điện đang phối hợp cập nhật tọa độ, số nhà theo tỷ lệ bản đồ 1/500.",)),
    ("Có {P>=} cơ sở kinh doanh đặt mã QR để khách hàng thanh toán", "target",
     ("Qua rà soát có {r|hộ} kinh doanh đã đặt mã QR{,p}.",)),
    ("Mức chi ngân sách cho chuyển đổi số", "target",
     ("Kinh phí bố trí trong năm là {q|triệu đồng}.", "Đã giải ngân {both|triệu đồng}{,p}.")),
    ("Hợp tác xã nông nghiệp ứng dụng công nghệ số trong truy xuất nguồn gốc", "target",
     ("Hợp tác xã dịch vụ nông nghiệp {name} đã cấp mã vùng trồng cho {d|ha} lúa chất lượng cao.",)),
)  # fmt: skip

SOCIETY: tuple[Topic, ...] = (
    ("Tỷ lệ dân số từ 15 tuổi trở lên có tài khoản giao dịch tại ngân hàng hoặc tổ chức được phép khác", "target",
     ("Hiện có {r|người} có tài khoản{,p}.", "Theo báo cáo của các chi nhánh ngân hàng, có {rn|tài khoản|người}{,p}.")),
    ("Tỷ lệ người dân trưởng thành có điện thoại thông minh", "target",
     ("Có {pf>} người trưởng thành ([tương ứng;cụ thể là] {rl|người}) dùng điện thoại thông minh.",
      "Toàn {lv} có {r|người} sử dụng điện thoại thông minh{,p}.")),
    ("Tỷ lệ người dân được lập hồ sơ sức khỏe điện tử", "target",
     ("Trạm Y tế đã lập {rn|hồ sơ|người dân}{,p}.", "Đến nay đạt {pr|người}.")),
    ("Tỷ lệ người dân có tài khoản định danh điện tử mức độ 2", "target",
     ("Công an {lv} đã kích hoạt {r|tài khoản}{,p}.", "Đã thu nhận {q|hồ sơ} căn cước công dân gắn chíp, kích hoạt được {r|tài khoản}{,p}.")),
    ("Người dân được tuyên truyền bảo đảm an toàn thông tin trên môi trường mạng", "target",
     ("Đài truyền thanh phát {q|tin, bài}, phát vào các khung giờ sáng và chiều.",
      "Công an {lv} tổ chức {q|buổi} tuyên truyền tại các {sub} với {q|lượt người} tham dự.")),
    ("Tổ công nghệ số cộng đồng hoạt động thường xuyên", "target",
     ("Đã thành lập {r1|tổ} với {q|thành viên}.", "Các tổ sinh hoạt 4 lần/1 tháng, hỗ trợ người dân cài đặt ứng dụng.")),
    ("Tỷ lệ người dân trong độ tuổi lao động được phổ biến kỹ năng số", "target",
     ("Có {P>} người trong độ tuổi lao động được phổ biến, hướng dẫn.", "Số người được tập huấn đạt {pr|lao động}.")),
    ("Học sinh có học bạ điện tử", "target",
     ("Các trường đã lập học bạ điện tử cho {r|học sinh}{,p}.", "{r1|trường} trên địa bàn đã triển khai học bạ số{,p}.")),
)  # fmt: skip

INFRASTRUCTURE: tuple[Topic, ...] = (
    ("Hạ tầng mạng băng rộng cáp quang, mạng di động 3G/4G/5G được phủ đến các hộ gia đình", "target",
     ("Có {P>} hộ gia đình có kết nối Internet cáp quang.", "Sóng 3G/4G/5G phủ đến {P100} [hộ gia đình;số hộ].")),
    ("Có {P100} cán bộ, công chức được trang bị máy tính phục vụ công việc", "target",
     ("Hiện có {r1|cán bộ, công chức?} được trang bị máy tính{,p}.",)),
    ("Trụ sở UBND {lv} kết nối mạng truyền số liệu chuyên dùng", "target",
     ("Đường truyền do VNPT cung cấp, hoạt động ổn định; hỗ trợ kỹ thuật 24/7 qua số {phone}.",)),
    ("Hệ thống phòng họp trực tuyến kết nối thông suốt đến huyện, tỉnh và Trung ương", "target",
     ("Phòng họp đã phục vụ {q|cuộc} họp trực tuyến trong năm.", "Thiết bị gồm {q|cái} màn hình, micro và loa.")),
    ("Điểm phát wifi công cộng tại các địa điểm quan trọng", "target",
     ("Đã lắp đặt {q|điểm} phát wifi miễn phí tại nhà văn hóa các {sub}.",)),
    ("Hệ thống camera an ninh kết nối về Công an {lv}", "target",
     ("Hiện có {q|camera} đang hoạt động.", "Nhân dân đóng góp {q|triệu đồng} để lắp đặt {q|camera} tại các ngã ba, ngã tư.")),
    ("Đài truyền thanh {lv} ứng dụng công nghệ thông tin - viễn thông", "target",
     ("Đài có {r|cái} cụm loa đã chuyển sang công nghệ 4G{,p}.", "Cụm loa mới được lắp đặt tại các {sub} từ {month}.")),
    ("Máy tính của cơ quan được cài phần mềm phòng, chống mã độc", "target",
     ("Có {r|máy tính} được cài đặt phần mềm có bản quyền{,p}.",)),
)  # fmt: skip

GROUPS = (
    ("Chính quyền số", GOVERNMENT),
    ("Kinh tế số", ECONOMY),
    ("Xã hội số", SOCIETY),
    ("Hạ tầng nền tảng số", INFRASTRUCTURE),
)
HEADINGS = (
    "Đánh giá mức độ đạt theo các chỉ tiêu, nội dung về {0}:",
    "Các chỉ tiêu về {0}",
    "Nhóm chỉ tiêu {0}:",
    "Về {0}",
    "Kết quả thực hiện các chỉ tiêu {0}",
)
TITLES = (
    "kết quả thực hiện các nội dung, chỉ tiêu chuyển đổi số trên địa bàn {place} {period}",
    "tình hình, kết quả thực hiện công tác chuyển đổi số {period}",
    "kết quả chuyển đổi số {period} của {place}",
    "công tác chuyển đổi số {period} và phương hướng, nhiệm vụ năm {next}",
    "đánh giá mức độ hoàn thành các chỉ tiêu chuyển đổi số {period}",
)
