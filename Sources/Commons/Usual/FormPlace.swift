import Web

/// Where the form of a thing stands: where it is sent, what it is called, where one goes without saving.
package struct FormPlace: Sendable {
    package let path: String
    /// A key.
    package let title: String
    package let back: String
    /// What it changes; nil where it makes something new.
    package let changed: Thing?
    /// Under what it makes something.
    package let above: Thing?

    /// - Parameter back: without another, where the thing will be listed.
    package init(making title: String, at path: String, back: String? = nil) {
        (self.path, self.title, self.back, changed, above) = (path, title, back ?? path, nil, nil)
    }

    package init(making title: String, under thing: Thing, in part: String) {
        (path, self.title, back, changed, above) = ("\(thing.path)/\(part)", title, thing.path, nil, thing)
    }

    package init(_ title: String, changing thing: Thing) {
        (path, self.title, back, changed, above) = ("\(thing.path)/revisions", title, thing.path, thing, nil)
    }

    package var isNew: Bool { changed == nil }
}
