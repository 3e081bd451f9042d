import Storage
import Web

/// Where to write about a weakness, for programs and people (RFC 9116).
struct SecurityText {
    /// A mail address, or an `https://` one.
    let contact: String
    let site: Site
    let now: Timestamp

    var text: String {
        var lines = ["Contact: \(contact.hasPrefix("https://") ? contact : "mailto:\(contact)")"]
        lines.append("Expires: \(CivilDate(now + Self.life).rawValue)T00:00:00Z")
        lines.append("Preferred-Languages: \(site.languages.map(\.rawValue).joined(separator: ", "))")
        // An address of the web must be https here (2.5.2): without it the line is left out.
        if site.isSecure { lines.append("Canonical: \(site.address)/.well-known/security.txt") }
        return lines.map { $0 + "\n" }.joined()
    }

    /// Less than a year is advised (2.5.5); a node that stands still is soon known as one.
    private static let life = Duration.seconds(90 * 86_400)
}
