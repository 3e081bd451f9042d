import Hummingbird
package import Storage
package import Web

/// Where things of a kind are made under another one: an outcome of a practice, an indicator of a network.
package struct Ground<Written: Content>: Sendable {
    package typealias Making =
        @Sendable (
            _ content: Written, _ origin: Origin, _ occasion: FormOccasion<Written>, _ author: Authorship,
            _ tx: Transaction
        ) throws -> Thing

    /// Of what stands above.
    let kind: Kind
    /// The last part of the address.
    let part: String
    let admitting: @Sendable (Thing, Viewer, Transaction) throws -> Void
    let making: Making

    /// - Parameters:
    ///   - admitting: refuses whoever may not make one here.
    ///   - making: makes it; `origin` has the identifier that the form proposed.
    package init(
        under kind: Kind, in part: String,
        admitting: @escaping @Sendable (_ above: Thing, Viewer, Transaction) throws -> Void, making: @escaping Making
    ) {
        (self.kind, self.part, self.admitting, self.making) = (kind, part, admitting, making)
    }
}

extension UsualRoutes {
    /// The form that makes a thing under another one, and the act.
    ///
    /// - Parameter beginning: what stands in the form before anybody writes, given what the address asks for.
    package func making<Form: ThingForm>(
        _ forms: ThingForms<Form>, _ words: FormWords, on ground: Ground<Written>,
        beginning:
            @escaping @Sendable (
                _ query: Submission, FormOccasion<Written>, Transaction
            ) throws -> Submission = { _, _, _ in Submission() }
    ) -> [Route] where Form.Written == Written {
        let address = "\(ground.kind.folder)/:slug/\(ground.part)"
        return [
            .get("\(address)/new", for: .contributor) { request, context in
                let query = try request.queryFields
                let slug = try context.parameter("slug")
                let viewer = try context.person()
                return try await database.read { tx in
                    let (place, occasion) = try open(ground, words, slug, viewer, context, tx)
                    let form = try forms.sent(try beginning(query, occasion, tx), occasion, tx)
                    return .page(FormModel()) { _, screen in form.page(place, screen) }
                }
            }.forPeople,
            .post(address, for: .contributor) { request, context in
                let slug = try context.parameter("slug")
                return try await make(forms, words, request, context) { viewer, tx in
                    try open(ground, words, slug, viewer, context, tx)
                } creating: { content, origin, occasion, author, tx in
                    try ground.making(content, origin, occasion, author, tx)
                }
            }.told(words.told, .done) { tx in
                try forms.fields(beside: Submission(), at: world.now(), under: world.newID(), in: tx)
            },
        ]
    }

    private func open(
        _ ground: Ground<Written>, _ words: FormWords, _ slug: String, _ viewer: Viewer, _ context: Context,
        _ tx: Transaction
    ) throws -> (FormPlace, FormOccasion<Written>) {
        let above = try Thing.require(ground.kind, at: slug, for: viewer, in: tx)
        try ground.admitting(above, viewer, tx)
        return (
            FormPlace(making: words.title, under: above, in: ground.part),
            FormOccasion(in: context.texts.language.rawValue, at: world.now(), under: above.id, by: viewer)
        )
    }
}
