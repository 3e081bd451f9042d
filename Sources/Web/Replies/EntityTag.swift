import Crypto
import Hummingbird

/// The name of a state of a page (RFC 9110, 8.8.3). What a program reads of a thing is named by its revision too, so that
/// an edit can say which one it starts from: `"r12-9f86d081884c7d659a2feaa0"`.
struct EntityTag: Sendable {
    let text: String

    init(of bytes: [UInt8], revision: Int?) {
        let sum = Array(SHA256.hash(data: bytes).prefix(12)).hex
        text = revision.map { "\"r\($0)-\(sum)\"" } ?? "W/\"\(sum)\""
    }

    /// As it stands in the header of an answer.
    init(named text: String) { self.text = text }

    /// Whether the reader's copy is this state: any of a list of tags, or `*` (RFC 9110, 13.1.2, weak comparison).
    func isNamed(in header: String?) -> Bool {
        guard let header else { return false }
        return Self.tags(in: header).contains { $0 == "*" || Self.opaque($0) == Self.opaque(Substring(text)) }
    }

    /// What an `If-Match` requires (RFC 9110, 13.1.1).
    static func condition(of request: Request) -> EditCondition? {
        guard let header = request.headers[.ifMatch] else { return nil }
        let tags = tags(in: header)
        if tags.contains("*") { return .exists }
        let revisions = tags.compactMap { tag -> Int? in
            guard tag.hasPrefix("\"r") else { return nil }
            return Int(tag.dropFirst(2).prefix { $0.isASCII && $0.isNumber })
        }
        return .revisions(revisions)
    }

    /// Whether it asked for a revision by name: `*` is met by whatever is there.
    static func namesRevision(_ request: Request) -> Bool {
        if case .revisions = condition(of: request) { true } else { false }
    }

    private static func tags(in header: String) -> [Substring] {
        header.prefix(4_000).split(separator: ",").map { $0.drop(while: \.isWhitespace).trimmedEnd }
    }

    private static func opaque(_ tag: Substring) -> Substring { tag.hasPrefix("W/") ? tag.dropFirst(2) : tag }
}

extension Substring {
    fileprivate var trimmedEnd: Substring {
        var rest = self
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}
