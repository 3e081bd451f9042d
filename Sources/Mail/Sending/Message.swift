import Storage
import Web

/// A letter as mail programs write it (RFC 5322): headers, an empty line, the text.
struct Message {
    let letter: PostedLetter
    let sender: Sender

    var text: String {
        let headers =
            [
                "From: \(EncodedWords.phrase(sender.name)) <\(sender.address.rawValue)>",
                "To: \(letter.to.rawValue)",
                "Subject: \(EncodedWords.subject(letter.subject))",
                "Date: \(Self.date(letter.postedAt))",
                // The same at every attempt, so that a letter sent twice can be known as one.
                "Message-ID: <\(letter.id)@\(sender.address.domain)>",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable",
                "Content-Language: \(letter.language.rawValue)",
                // No automatic answers to it (RFC 3834).
                "Auto-Submitted: auto-generated",
            ] + unsubscribing
        return headers.joined(separator: "\n") + "\n\n" + QuotedPrintable.encode(letter.text) + "\n"
    }

    /// RFC 2369 and RFC 8058: mail programs show a button, and one click is enough.
    private var unsubscribing: [String] {
        guard let place = letter.unsubscribe else { return [] }
        return ["List-Unsubscribe: <\(place)>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click"]
    }

    /// `Tue, 24 Nov 2026 12:00:00 +0000`
    static func date(_ moment: Timestamp) -> String {
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let seconds = moment.rawValue / 1_000
        let date = CivilDate(moment)
        let clock = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let day = "\(days[seconds / 86_400 % 7]), \(date.day ?? 1) \(months[(date.month ?? 1) - 1]) \(date.year)"
        return "\(day) \(clock.joined(separator: ":")) +0000"
    }
}
