package import Storage

/// A thing as linked data (JSON-LD 1.1). Its terms are those of the context that every node serves at the same path, so
/// that nobody has to fetch one from elsewhere.
package struct LinkedNode: Sendable, Equatable {
    package static let contextPath = "/contexts/essaim.jsonld"

    private var members: [String: JSON]

    /// - Parameters:
    ///   - id: where it is named for ever.
    ///   - types: terms of the context: `schema:HowTo`…
    package init(_ id: String? = nil, types: [String] = [], _ members: [String: JSON?] = [:]) {
        self.members = members.compactMapValues { $0 }
        if let id { self.members["@id"] = .string(id) }
        if !types.isEmpty { self.members["@type"] = .array(types.map { .string($0) }) }
    }

    package subscript(_ term: String) -> JSON? {
        get { members[term] }
        set { members[term] = newValue }
    }

    /// Within another node.
    package var json: JSON { .object(members) }

    /// By itself.
    func document(at address: String) -> JSON {
        var whole = members
        whole["@context"] = .string(address + Self.contextPath)
        return .object(whole)
    }
}

extension JSON {
    /// A node that is named and not described.
    package static func node(_ id: String) -> JSON { ["@id": .string(id)] }

    /// A text of a language (BCP 47); nil when there is none.
    package static func text(_ text: String, in language: String) -> JSON? {
        text.isEmpty ? nil : ["@value": .string(text), "@language": .string(language)]
    }

    /// A moment (XML Schema `dateTime`, UTC).
    package static func moment(_ time: Timestamp) -> JSON { .string(time.iso8601) }

    /// A value that the vocabularies have no term for, with its name.
    package static func property(_ name: String, _ value: JSON) -> JSON {
        ["@type": "schema:PropertyValue", "schema:name": .string(name), "schema:value": value]
    }
}

extension Screen {
    /// An absolute address: linked data is read far from here.
    package func absolute(_ path: String) -> String { site.address + path }
}
