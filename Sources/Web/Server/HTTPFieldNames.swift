import HTTPTypes

extension HTTPField.Name {
    /// A field's name that is written in our sources.
    init(literal: StaticString) {
        guard let name = HTTPField.Name(literal.description) else {
            preconditionFailure("\(literal) must be a field name: it is written in the sources")
        }
        self = name
    }

    static let link = HTTPField.Name(literal: "Link")
    static let secFetchSite = HTTPField.Name(literal: "Sec-Fetch-Site")
}
