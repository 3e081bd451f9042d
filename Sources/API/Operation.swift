import HTTPTypes
import Storage
import Web

/// A route as programs use it. What it reads is found out by having it read nothing.
struct Operation: Sendable {
    struct Field: Sendable {
        let name: String
        let kind: FieldKind
        let isRequired: Bool
    }

    let method: HTTPRequest.Method
    /// As OpenAPI writes it: `/practices/{slug}`.
    let path: String
    let parameters: [String]
    let summary: String
    let answer: RouteNote.Answer
    let scope: TokenScope
    let needsPerson: Bool
    let fields: [Field]

    /// Nil for a route of which programs are told nothing.
    init?(_ route: Route, in tx: Transaction) throws {
        guard let note = route.note else { return nil }
        let parts = route.path.split(separator: "/")
        let submission = try note.reads(tx)
        method = route.method
        path = "/" + parts.map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0) }.joined(separator: "/")
        parameters = parts.filter { $0.hasPrefix(":") }.map { String($0.dropFirst()) }
        summary = note.summary
        answer = note.answer
        scope = route.scope
        needsPerson = route.access != .anyone
        fields = submission.order.map { name in
            Field(
                name: name, kind: submission.kinds[name] ?? .line(0...200),
                isRequired: submission.problems[name] != nil)
        }
    }

    var isChange: Bool { scope == .write }

    /// `getPracticesSlug`: unique, and the same as long as the path is.
    var id: String {
        let words = path.split { !$0.isLetter && !$0.isNumber }
        return ([method.rawValue.lowercased()] + words.map { $0.prefix(1).uppercased() + $0.dropFirst() }).joined()
    }

    /// The first part of its path.
    var group: String { path.split(separator: "/").first.map(String.init) ?? "home" }
}
