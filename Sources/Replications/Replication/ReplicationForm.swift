import Commons
import Markup
import Storage
import Territories
import Web

/// The form by which carriers fill in the rest.
struct ReplicationForm: ThingForm {
    var submission: Submission
    var territory = TerritoryChoice()

    init(_ submission: Submission) { self.submission = submission }

    init(editing content: ReplicationContent, of thing: Thing, in tx: Transaction) throws {
        let language = Language(rawValue: content.language) ?? .fr
        submission = Submission([
            "title": content.title, "summary": content.summary, "since": content.since,
            "description": content.description, "contact": content.contact, "revision": "\(thing.revision)",
            "carriers": try OrganizationList.names(content.carriers, language, in: tx),
            "partners": try OrganizationList.names(content.partners, language, in: tx),
            "neighbourhood": content.neighbourhood?.name ?? "",
            "neighbourhood-people": content.neighbourhood?.people.map { "\($0)" } ?? "",
            "parents": try ParentList.text(content.parents, in: tx),
        ])
        try territory.show(content.territory, in: &submission, tx)
    }

    /// The content, or nil after noting what is wrong. The practice and the first state stay what they were.
    ///
    mutating func read(
        for occasion: FormOccasion<ReplicationContent>, in tx: Transaction
    ) throws -> ReplicationContent? {
        let (thing, old) = (occasion.changed?.thing, occasion.changed?.content)
        let history = try thing.map { try StateChange.all(of: $0.id, in: tx) } ?? []
        let language = old.flatMap { Language(rawValue: $0.language) } ?? .fr
        let title = submission.line("title", 2...120)
        let summary = submission.line("summary", 0...300)
        let place = try territory.read(&submission, isRequired: true, in: tx)
        let neighbourhood = Neighbourhood.read(&submission, within: place)
        let since = readBeginning(living: history, at: occasion.now)
        let carriers = try OrganizationList.read("carriers", of: &submission, language, in: tx)
        let partners = try OrganizationList.read("partners", of: &submission, language, in: tx)
        let description = submission.text("description")
        let contact = submission.line("contact", 0...200)
        let parents = try ParentList.read(&submission, keeping: old?.parents ?? [], in: tx)
        if let thing { try ParentList.refuseCircle(&submission, of: thing.id, from: parents, in: tx) }
        guard submission.isValid, let place, let old else { return nil }
        var content = ReplicationContent(
            title: title, summary: summary, language: old.language, practice: old.practice, territory: place.id,
            firstState: old.firstState, since: since, description: description, contact: contact, carriers: carriers,
            partners: partners, parents: parents.filter { $0 != old.practice })
        content.neighbourhood = neighbourhood
        return content
    }

    /// What runs, or ran, has begun; and nothing that is told of it came before it began.
    private mutating func readBeginning(living history: [StateChange], at now: Timestamp) -> String {
        guard let since = submission.date("since") else { return "" }
        let isToCome = history.allSatisfy { [.envisaged, .preparing].contains($0.state) }
        let latest = isToCome ? CivilDate(now.adding(days: 3_653)) : CivilDate(now)
        if since > latest {
            submission.refuse("since", isToCome ? "replications.form.since.far" : "replications.states.future")
        }
        if let second = history.dropFirst().compactMap(\.date).first, since.isAfter(second) {
            submission.refuse("since", "replications.form.since.late")
        }
        return since.rawValue
    }

    func page(_ place: FormPlace, _ screen: Screen) -> Page {
        var frame = FormFrame(place, submission, labels: "replications.form")
        frame.scripts = ["typeahead"]
        return frame.page(screen, fields: fields)
    }

    private func fields(_ view: FormView) -> Markup {
        .group([
            view.line("title"),
            view.area("summary", rows: 2, optional: true),
            territory.view(view, optional: false),
            view.line("neighbourhood", optional: true),
            view.line("neighbourhood-people", optional: true, isShort: true),
            view.line("since", optional: true, isShort: true),
            view.area("carriers", rows: 3, optional: true),
            view.area("partners", rows: 3, optional: true),
            view.area("parents", rows: 3, optional: true),
            view.area("description", rows: 8, optional: true),
            view.line("contact", optional: true),
        ])
    }
}
