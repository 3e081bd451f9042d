/// The JSON of a refusal (RFC 9457). Its type is explained on the page about the API.
struct Problem: Encodable {
    static let type = "application/problem+json"

    let type: String
    let status: Int
    let title: String
    let detail: String
    let reference: String
    /// Field name to sentence.
    let fields: [String: String]?

    /// - Parameter kind: nil for a fault of ours.
    init(
        kind: AppError.Kind?, status: Int, title: String, detail: String, reference: String, fields: [String: String]?
    ) {
        type = AppError.Kind.address(of: kind)
        self.status = status
        self.title = title
        self.detail = detail
        self.reference = reference
        self.fields = fields
    }
}

extension AppError.Kind {
    /// Where a kind of refusal is explained: it names the kind, for ever.
    package static func address(of kind: AppError.Kind?) -> String { "/api#problem-\(kind?.rawValue ?? "fault")" }
}
