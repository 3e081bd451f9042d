import Web

/// Where the form of a thing stands: where it is sent, what it is called, where one goes without saving.
package struct FormPlace: Sendable {
    package let path: String
    /// A key.
    package let title: String
    package let back: String
    /// What it changes; nil where it makes something new.
    package let changed: Thing?

    /// - Parameter back: without another, where the thing will be listed.
    package init(making title: String, at path: String, back: String? = nil) {
        (self.path, self.title, self.back, changed) = (path, title, back ?? path, nil)
    }

    package init(_ title: String, changing thing: Thing) {
        (path, self.title, back, changed) = ("\(thing.path)/revisions", title, thing.path, thing)
    }

    package var isNew: Bool { changed == nil }
}
