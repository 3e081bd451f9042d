import Mail

@testable import Accounts
@testable import Web

/// Small values: a date, a mail address, a path to come back to. Each is sound or nil.
enum ValueTarget: FuzzTarget {
    static func read(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        if let date = CivilDate(rawValue: text) {
            try hold(date.rawValue == text && (1800...2200).contains(date.year), "\(text) is read as \(date.rawValue)")
        }
        if let email = EmailAddress(rawValue: text) {
            try hold(
                email.rawValue.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>,;:\\\"()[]".utf8.contains($0) }, text)
            try hold(text.utf8.count { $0 == UInt8(ascii: "@") } == 1, text)
        }
        let path = LocalPath(orHome: text).text
        try hold(path.hasPrefix("/") && !path.hasPrefix("//") && !path.contains("\\"), path)
        try hold(path.utf8.allSatisfy { (0x21...0x7E).contains($0) }, path)
    }
}
