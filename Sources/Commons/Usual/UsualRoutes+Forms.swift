import Hummingbird
import Storage
package import Web

extension UsualRoutes {
    /// The form that makes a thing, at `new`, and the act.
    ///
    /// - Parameters:
    ///   - visibility: of what is made.
    ///   - beginning: what stands in the form before anybody writes.
    package func making<Form: ThingForm>(
        _ forms: ThingForms<Form>, _ words: FormWords, as visibility: Visibility,
        beginning: @escaping @Sendable (Texts) -> Submission = { _ in Submission() }
    ) -> [Route] where Form.Written == Written {
        let place = FormPlace(making: words.title, at: "/\(folder)")
        return [
            .get("\(folder)/new", for: .contributor) { _, context in
                let form = try await database.read { tx in
                    try forms.sent(beginning(context.texts), occasion(context), tx)
                }
                return .page(FormModel()) { _, screen in form.page(place, screen) }
            }.forPeople,
            .post(folder, for: .contributor) { request, context in
                let occasion = occasion(context)
                return try await make(forms, words, request, context) { _, _ in
                    (place, occasion)
                } creating: {
                    content, origin, _, author, tx in
                    var origin = origin
                    origin.visibility = visibility
                    return try subject.create(content, origin, by: author, world: world, in: tx)
                }
            }.told(words.told, .done) { tx in
                try forms.fields(beside: Submission(), at: world.now(), in: tx)
            },
        ]
    }

    /// - Parameters:
    ///   - opening: refuses whoever may not make one; says where the form stands.
    ///   - creating: makes the thing.
    func make<Form: ThingForm>(
        _ forms: ThingForms<Form>, _ words: FormWords, _ request: Request, _ context: Context,
        opening: @escaping @Sendable (Viewer, Transaction) throws -> (FormPlace, FormOccasion<Written>),
        creating:
            @escaping @Sendable (
                Written, Origin, FormOccasion<Written>, Authorship, Transaction
            ) throws -> Thing
    ) async throws -> Reply where Form.Written == Written {
        let submission = try await request.submission()
        let viewer = try context.person()
        let author = Authorship(viewer, because: context.texts(words.reason), at: world.now())
        return try await database.write { tx in
            let (place, occasion) = try opening(viewer, tx)
            if let made = try Thing.made(by: submission, of: viewer, in: tx) { return .done(at: made.path) }
            var form = try forms.sent(submission, occasion, tx)
            let read = try form.read(for: occasion, in: tx)
            if form.asksForPreview { return preview(form, place) }
            guard let content = read, try form.admits(content, in: tx) else {
                return .invalid(form.submission) { [form] screen in form.page(place, screen) }
            }
            var origin = Origin()
            origin.id = submission.once
            return .done(at: try creating(content, origin, occasion, author, tx).path, saying: words.done)
        }
    }

    private func preview(_ form: some ThingForm, _ place: FormPlace) -> Reply {
        .page(FormModel()) { _, screen in form.page(place, screen) }
    }

    private func occasion(_ context: Context) -> FormOccasion<Written> {
        FormOccasion(in: context.texts.language.rawValue, at: world.now())
    }

    /// The form by which its keepers change a thing, at `revisions/new`, and the act. Whoever saves over what somebody
    /// else has saved meanwhile is shown it (409), with everything that they wrote.
    package func revising<Form: ThingForm>(
        _ forms: ThingForms<Form>, _ words: FormWords
    ) -> [Route] where Form.Written == Written {
        [
            .get("\(folder)/:slug/revisions/new", for: subject.editors) { _, context in
                try await edit(forms, words, context)
            }.forPeople,
            .post("\(folder)/:slug/revisions", for: subject.editors) { request, context in
                try await save(forms, words, request, context)
            }.told(words.told, .done) { tx in try forms.fields(beside: .revising, at: world.now(), in: tx) },
        ]
    }

    private func edit<Form: ThingForm>(
        _ forms: ThingForms<Form>, _ words: FormWords, _ context: Context
    ) async throws -> Reply where Form.Written == Written {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        return try await database.read { tx in
            let thing = try kept(slug, viewer, tx)
            let form = try forms.filled(try subject.content(of: thing, in: tx), thing, tx)
            return .page(FormModel()) { _, screen in form.page(FormPlace(words.title, changing: thing), screen) }
        }
    }

    private func save<Form: ThingForm>(
        _ forms: ThingForms<Form>, _ words: FormWords, _ request: Request, _ context: Context
    ) async throws -> Reply where Form.Written == Written {
        var submission = try await request.submission()
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let reason = submission.readRevising().reason
        let (texts, now) = (context.texts, world.now())
        return try await database.write { [submission] tx in
            let thing = try kept(slug, viewer, tx)
            let old = try subject.content(of: thing, in: tx)
            let place = FormPlace(words.title, changing: thing)
            let occasion = FormOccasion(changing: thing, old, at: now)
            var form = try forms.sent(submission, occasion, tx)
            let read = try form.read(for: occasion, in: tx)
            if form.asksForPreview { return preview(form, place) }
            guard let content = read else {
                return .invalid(form.submission) { [form] screen in form.page(place, screen) }
            }
            guard let number = form.submission.revision(of: thing) else {
                return .outdated(form.submission) { [form] screen in form.page(place, screen) }
            }
            let author = Authorship(viewer, because: content.reason(reason, changing: old, texts), at: now)
            let saved = try subject.revise(thing, content, readAt: number, by: author, in: tx)
            return .done(at: saved.path, saying: words.done)
        }
    }

    /// What somebody acts on, and may change.
    private func kept(_ slug: String, _ viewer: Viewer, _ tx: Transaction) throws -> Thing {
        let thing = try Thing.require(subject.kind, at: slug, for: viewer, in: tx)
        try thing.requireKeeper(viewer, in: tx)
        return thing
    }
}
