package import Storage
package import Web

/// The form that makes a thing of a kind, or changes what is said of one.
package protocol ThingForm: Sendable {
    associatedtype Written: Content

    /// As it was sent, with what is wrong once it was read.
    var submission: Submission { get set }

    /// Whoever writes only wants to see what it will look like: nothing is saved.
    var asksForPreview: Bool { get }

    /// The content, or nil after noting what is wrong.
    mutating func read(for occasion: FormOccasion<Written>, in tx: Transaction) throws -> Written?

    /// Whether a thing with this content may be made; false after noting why not yet.
    mutating func admits(_ content: Written, in tx: Transaction) throws -> Bool

    func page(_ place: FormPlace, _ screen: Screen) -> Page
}

extension ThingForm {
    package var asksForPreview: Bool { false }

    package mutating func admits(_ content: Written, in tx: Transaction) throws -> Bool { true }
}

/// For what a form is read.
package struct FormOccasion<Written: Content>: Sendable {
    /// Of what is written: that of whoever makes it, later the thing's own.
    package let language: String
    package let now: Timestamp
    /// What is changed, with what it says until now; nil where something is made.
    package let changed: (thing: Thing, content: Written)?
    /// Under what something is made; nil where it stands by itself, or is changed.
    package let above: Thing.ID?
    /// Who makes it under another; nil where programs ask which fields there are.
    package let maker: Viewer?

    package init(in language: String, at now: Timestamp, under above: Thing.ID? = nil, by maker: Viewer? = nil) {
        (self.language, self.now, changed, self.above, self.maker) = (language, now, nil, above, maker)
    }

    package init(changing thing: Thing, _ content: Written, at now: Timestamp) {
        (language, self.now, changed, above, maker) = (thing.language, now, (thing, content), nil, nil)
    }
}

/// How a room makes the form of its kind.
package struct ThingForms<Form: ThingForm>: Sendable {
    let sent: @Sendable (Submission, FormOccasion<Form.Written>, Transaction) throws -> Form
    let filled: @Sendable (Form.Written, Thing, Transaction) throws -> Form

    /// - Parameters:
    ///   - sent: as it was sent, or empty; knowing for what.
    ///   - filled: with what a thing says.
    package init(
        sent: @escaping @Sendable (Submission, FormOccasion<Form.Written>, Transaction) throws -> Form,
        filled: @escaping @Sendable (Form.Written, Thing, Transaction) throws -> Form
    ) {
        (self.sent, self.filled) = (sent, filled)
    }

    /// The fields that it reads when none was sent: what programs are told of it.
    ///
    /// - Parameter above: something that nobody has, where it is made under another thing.
    func fields(
        beside submission: Submission, at now: Timestamp, under above: Thing.ID? = nil, in tx: Transaction
    ) throws -> Submission {
        let occasion = FormOccasion<Form.Written>(in: Language.fr.rawValue, at: now, under: above)
        var form = try sent(submission, occasion, tx)
        _ = try form.read(for: occasion, in: tx)
        return form.submission
    }
}
