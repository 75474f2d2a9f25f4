/** Vietnamese. A draft. */
import type { Drafts } from './form.ts'

export const vi: Drafts = {
  subjects: {
    first: 'Buổi tư vấn trực tuyến của bạn tại Hello Work',
    reminder: 'Nhắc lịch tư vấn trực tuyến tại Hello Work',
    reschedule: 'Thay đổi ngày giờ tư vấn trực tuyến tại Hello Work',
    movedByOffice: 'Thay đổi ngày giờ tư vấn trực tuyến tại Hello Work',
    officeReason: 'Buổi tư vấn trực tuyến tại Hello Work bị hủy',
    outage: 'Thông báo về buổi tư vấn trực tuyến tại Hello Work',
    noShow: 'Về buổi tư vấn trực tuyến của bạn tại Hello Work',
  },
  texts: {
    first: `Kính gửi {name},
Đây là Hello Work ({office}). Buổi tư vấn trực tuyến của bạn đã được đặt.

Ngày: {date}
Giờ: {time} (giờ Nhật Bản)

Đến giờ, hãy mở đường liên kết sau và đợi trong phòng chờ cho đến khi nhân viên mời bạn vào.
{url}
Mật mã: {passcode}
Khi tham gia bằng điện thoại: {phone}

Hãy chuẩn bị mã số người tìm việc (求職番号), máy quay, micrô và một nơi không có người khác nghe thấy. Nếu có người đi cùng (gia đình, thông dịch), hãy báo trước cho chúng tôi. Không được ghi âm hoặc ghi hình.
Nếu không tham gia được, hãy hủy đặt lịch trên e-TUMO hoặc gọi điện cho chúng tôi.`,
    reminder: `Kính gửi {name},
Đây là Hello Work ({office}). Chúng tôi xin nhắc lịch tư vấn trực tuyến của bạn.

Ngày: {date}
Giờ: {time} (giờ Nhật Bản)

Đến giờ, hãy mở đường liên kết sau.
{url}
Mật mã: {passcode}
Khi tham gia bằng điện thoại: {phone}

Hãy chuẩn bị mã số người tìm việc (求職番号) và ở nơi không có người khác nghe thấy.
Nếu không tham gia được, hãy hủy đặt lịch trên e-TUMO hoặc gọi điện cho chúng tôi.`,
    reschedule: `Kính gửi {name},
Đây là Hello Work ({office}). Ngày giờ tư vấn trực tuyến của bạn đã thay đổi. Không có buổi tư vấn vào giờ cũ.

Ngày mới: {date}
Giờ mới: {time} (giờ Nhật Bản)

Đến giờ, hãy mở đường liên kết sau.
{url}
Mật mã: {passcode}
Khi tham gia bằng điện thoại: {phone}

Nếu ngày giờ mới không phù hợp, hãy liên lạc với chúng tôi.`,
    movedByOffice: `Kính gửi {name},
Đây là Hello Work ({office}). Vì lý do từ phía chúng tôi, ngày giờ tư vấn trực tuyến của bạn phải thay đổi. Rất xin lỗi bạn. Không có buổi tư vấn vào giờ cũ.

Ngày mới: {date}
Giờ mới: {time} (giờ Nhật Bản)

Đến giờ, hãy mở đường liên kết sau.
{url}
Mật mã: {passcode}
Khi tham gia bằng điện thoại: {phone}

Nếu ngày giờ mới không phù hợp, hãy liên lạc với chúng tôi để hẹn giờ khác.`,
    officeReason: `Kính gửi {name},
Đây là Hello Work ({office}). Rất xin lỗi, buổi tư vấn trực tuyến lúc {time}, {date} không thể thực hiện được vì lý do từ phía chúng tôi. Hãy cho chúng tôi biết ngày giờ khác mà bạn mong muốn.`,
    outage: `Kính gửi {name},
Đây là Hello Work ({office}). Do sự cố kỹ thuật, buổi tư vấn trực tuyến lúc {time}, {date} có thể không bắt đầu đúng giờ. Rất xin lỗi bạn. Chúng tôi sẽ liên lạc lại về việc tiếp theo. Nếu gấp, hãy gọi điện cho chúng tôi.`,
    noShow: `Kính gửi {name},
Đây là Hello Work ({office}). Đến giờ tư vấn trực tuyến lúc {time}, {date}, chúng tôi không nhận được liên lạc từ bạn, vì vậy theo điều khoản sử dụng, buổi tư vấn được coi là đã hủy. Nếu bạn đã liên lạc hoặc có lý do, hãy gọi điện cho chúng tôi. Nếu vẫn muốn tư vấn, hãy đặt lịch lại.`,
  },
}
