package import Storage

extension Timestamp {
    /// `2026-11-26T05:23:30Z`, the form of XML Schema and of RFC 3339, to the second.
    package var iso8601: String {
        let seconds = Int((Double(rawValue) / 1_000).rounded(.down))
        let ofDay = ((seconds % 86_400) + 86_400) % 86_400
        let parts = [ofDay / 3_600, ofDay / 60 % 60, ofDay % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(CivilDate(self).rawValue)T\(parts.joined(separator: ":"))Z"
    }
}
