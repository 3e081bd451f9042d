import Commons
import HTTPTypes
import Hummingbird
import Media
import Replications
import Storage
import Web

/// Pages of this node in pages of others: a card in a frame, what programs are told of it (oEmbed), and the page where the code
/// is copied.
struct EmbedRoutes: Sendable {
    let database: Database
    let kinds: Kinds

    var routes: [Route] {
        [
            .get("embedding", for: .anyone, show).told("syndication.api.embedding", .page(EmbeddingPage.self)) { _ in
                Self.asking
            },
            .get("embeds/:folder/:slug", for: .anyone, card).told("syndication.api.card", .file("text/html")),
            .get("embeds/:folder/:slug/map", for: .anyone, map).told("syndication.api.map", .file("text/html")),
            .get("oembed", for: .anyone, tell).told("syndication.api.oembed", .file("application/json")) { _ in
                Self.asking
            },
        ]
    }

    private static var asking: Submission {
        var query = Submission()
        _ = query.line("page", 1...1_000)
        return query
    }

    /// So many places are drawn at most: the latest changed.
    private static let mostPlaces = 500

    /// Where a practice took root.
    private func map(_ request: Request, _ context: Context) async throws -> Reply {
        let path = "/\(try context.parameter("folder"))/\(try context.parameter("slug"))"
        let texts = context.texts
        let card = try await card(at: path, context) { thing, tx in
            guard Card.hasMap(thing) else { throw AppError.missing }
            let entries = try ReplicationEntry.all(
                where: "r.practice_id = \(thing.id)", limit: Self.mostPlaces, language: texts.language, in: tx)
            return .map(entries.map { $0.place(texts) })
        }
        return .framed(card.page)
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let card = try await card(at: try request.queryFields.shown("page"), context)
        return .page(EmbeddingPage(card)) { $0.view($1) }
    }

    private func card(_ request: Request, _ context: Context) async throws -> Reply {
        let path = "/\(try context.parameter("folder"))/\(try context.parameter("slug"))"
        let card = try await card(at: path, context)
        return .framed(card.page)
    }

    /// - Throws: 404 of what is no page of ours that everybody may read.
    private func tell(_ request: Request, _ context: Context) async throws -> Reply {
        let query = try request.queryFields
        let site = context.visit.site
        let address = query.shown("url").isEmpty ? site.address + query.shown("page") : query.shown("url")
        guard address.hasPrefix(site.address + "/") else { throw AppError.missing }
        let path = address.dropFirst(site.address.count).prefix { $0 != "?" && $0 != "#" }
        let card = try await card(at: String(path), context)
        let room = (width: Self.room(query.shown("maxwidth")), height: Self.room(query.shown("maxheight")))
        let embedding = Embedding(card, most: room)
        return query.shown("format") == "xml" ? .feed(embedding.xml, type: Embedding.xmlType) : .json(embedding)
    }

    /// A card smaller than that could not be read.
    private static func room(_ text: String) -> Int? { Int(text).map { max(Card.narrowest, $0) } }

    /// A medium is shown as what it is, anything else in words.
    private static func shape(_ thing: Thing, _ tx: Transaction) throws -> Card.Shape {
        guard thing.kind == .medium else { return .words }
        return try MediumPicture.find([thing], in: tx)[thing.id].map { .medium($0) } ?? .words
    }

    /// Of what everybody may read, whoever asks.
    private func card(
        at path: String, _ context: Context,
        as shape: @escaping @Sendable (Thing, Transaction) throws -> Card.Shape = Self.shape
    ) async throws -> Card {
        let (thing, shape) = try await database.read { tx in
            let thing = try kinds.thing(at: path, for: nil, in: tx)
            guard let thing, thing.visibility == .published else { throw AppError.missing }
            return (thing, try shape(thing, tx))
        }
        return Card(
            shape: shape, thing: thing, kind: kinds.name(thing.kind, context.texts), texts: context.texts,
            site: context.visit.site)
    }
}
