import Commons
import Markdown
import Markup
import Practices
import Replications
import Storage
import Web

/// A proposal with the pages that it is about, as pages show it.
struct ToldProposal: Encodable, Sendable {
    struct Place: Encodable, Sendable {
        let title: String
        let path: String
        /// BCP 47 tag of the title.
        let language: String

        init(_ thing: Thing) {
            title = thing.title
            path = thing.path
            language = thing.language
        }

        func link(_ texts: Texts) -> Markup { a(.href(path), .lang(language, on: texts)) { title } }
    }

    struct Echo: Encodable, Sendable {
        let replication: Place
        let note: String
    }

    let adaptation: Place
    let what: String
    /// Where it was first done: its carriers are its authors, whoever takes it up.
    let replication: Place
    /// Who told of it first; nil where that person has left, or is not known here.
    let author: String?
    let why: String
    let proposedAt: Timestamp
    let answer: Proposal.Answer?
    let edition: Int?
    let reason: String
    let answeredAt: Timestamp?
    let echoes: [Echo]

    /// Nil where its adaptation, or its place, is not shown to everybody.
    init?(_ proposal: Proposal, _ names: Names, in tx: Transaction) throws {
        guard let thing = try Thing.find(proposal.adaptation, in: tx), thing.visibility == .published else {
            return nil
        }
        let content = try Adaptations().content(of: thing, in: tx)
        guard let place = try Thing.find(content.replication, in: tx), place.visibility == .published else {
            return nil
        }
        adaptation = Place(thing)
        what = content.what
        replication = Place(place)
        author = try names.author(of: thing.id, in: tx)
        why = proposal.why
        proposedAt = proposal.proposedAt
        (answer, edition, reason) = (proposal.answer, proposal.edition, proposal.reason)
        answeredAt = proposal.answeredAt
        let echoes = try ProposalEcho.all(of: proposal.adaptation, in: tx)
        let places = try Thing.find(echoes.map(\.replication), in: tx)
        self.echoes = echoes.compactMap { echo in
            guard let place = places[echo.replication], place.visibility == .published else { return nil }
            return Echo(replication: Place(place), note: echo.note)
        }
    }

    var path: String { "\(adaptation.path)/proposal" }

    /// « Reprise dans l’édition 2 »
    func state(_ texts: Texts) -> String {
        guard let answer else { return texts("editions.proposal.waiting") }
        return texts(answer.textKey, ["number": texts.number(edition ?? 1)])
    }

    func entry(_ texts: Texts) -> Markup {
        li {
            h2 { a(.href(path), .lang(adaptation.language, on: texts)) { adaptation.title } }
            p { origin(texts) }
            p(.class("note")) {
                state(texts)
                if !echoes.isEmpty { " · " + texts("editions.proposal.echoes", count: echoes.count) }
            }
        }
    }

    /// « Inventé par Jardin à Mende, raconté par Boris »
    func origin(_ texts: Texts) -> Markup {
        .group([
            .text(texts("editions.proposal.from") + " "), replication.link(texts),
            .text(author.map { ", " + texts("editions.proposal.author", ["name": $0]) } ?? ""),
        ])
    }

    func view(_ texts: Texts) -> Markup {
        .group([
            div(.lang(adaptation.language, on: texts)) { Markdown(what).markup },
            why.isEmpty
                ? .group([])
                : .group([
                    h2 { texts("editions.proposal.why") },
                    div(.lang(adaptation.language, on: texts)) { Markdown(why).markup },
                ]),
            h2 { texts("editions.proposal.answer") },
            p { strong { state(texts) } },
            div { Markdown(reason).markup },
            others(texts),
        ])
    }

    private func others(_ texts: Texts) -> Markup {
        .group([
            h2 { texts("editions.proposal.others") },
            echoes.isEmpty
                ? p { texts("editions.proposal.others.none") }
                : ul(.class("entries plain")) {
                    Markup.group(
                        echoes.map { echo in
                            li {
                                h3 { echo.replication.link(texts) }
                                div(.lang(echo.replication.language, on: texts)) { Markdown(echo.note).markup }
                            }
                        })
                },
        ])
    }
}

extension Names {
    /// What the person is called who told of an adaptation first; nobody once that person has left.
    func author(of adaptation: Thing.ID, in tx: Transaction) throws -> String? {
        guard let person = try Adaptations.author(of: adaptation, in: tx) else { return nil }
        return try find([person], tx)[person]
    }
}
