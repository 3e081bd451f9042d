import Storage

/// What a field that suggests while somebody types shows.
package struct SuggestedThing: Encodable, Sendable {
    /// What the field takes.
    let id: String
    let name: String
    /// What tells it from others of its name.
    let detail: String

    package init(id: String, name: String, detail: String) {
        (self.id, self.name, self.detail) = (id, name, detail)
    }

    package init(_ thing: Thing, detail: String) {
        self.init(id: thing.id.rawValue, name: thing.title, detail: detail)
    }
}
