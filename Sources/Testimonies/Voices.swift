package import Commons
package import Storage
import Web

/// What people said of some places, theme by theme: each quote leads to the words that stand around it.
package struct Voices: Encodable, Sendable {
    package struct Voice: Encodable, Sendable {
        package let quote: String
        package let testimony: Thing
        package let place: Thing
        package let speaker: String
        /// Nil where nobody has read it yet.
        let code: TestimonyCode.ID?

        /// Where its words stand in the testimony.
        package var path: String { testimony.path + (code.map { "#quote-\($0.rawValue)" } ?? "") }
    }

    package struct Theme: Encodable, Sendable {
        /// What its list is called on the page.
        package let key: String
        package let name: String
        /// How many places speak of it, each once.
        package let places: Int
        package let voices: [Voice]
    }

    /// Those that most places speak of first.
    package let themes: [Theme]
    /// Those that nobody has read yet.
    package let unread: [Voice]
    /// How many testimonies were read for it.
    package let testimonies: Int
    /// There are more than are shown.
    package let isCut: Bool

    package static let most = 500

    /// - Parameters:
    ///   - testimonies: the latest first; those that were taken back meanwhile, and those of places that are not shown any
    ///     more, are left out.
    ///   - end: what was read in them until then; without it, until now.
    package init(_ testimonies: [Thing.ID], readUntil end: Timestamp? = nil, in tx: Transaction) throws {
        let shown = Array(testimonies.prefix(Self.most))
        let things = try Thing.find(shown, in: tx).filter { $0.value.visibility == .published }
        let contents = try Testimonies().contents(of: shown, in: tx)
        let places = try Thing.find(Set(contents.values.map(\.replication)).sorted(), in: tx).filter {
            $0.value.visibility == .published
        }
        let heard = shown.filter { id in
            things[id] != nil && contents[id].map { places[$0.replication] != nil } ?? false
        }
        let codes = try TestimonyCode.all(of: heard, limit: Self.most, in: tx).filter { code in
            end.map { code.at <= $0 } ?? true
        }
        func voice(_ id: Thing.ID, _ quote: String?, _ code: TestimonyCode.ID?) -> Voice? {
            guard let thing = things[id], let content = contents[id], let place = places[content.replication] else {
                return nil
            }
            return Voice(
                quote: quote ?? content.summary, testimony: thing, place: place, speaker: content.speaker, code: code)
        }
        let found = Dictionary(grouping: codes, by: \.key).map { key, codes in
            Theme(
                key: key, name: codes.last?.theme ?? "",
                places: Set(codes.compactMap { contents[$0.testimony]?.replication }).count,
                voices: codes.compactMap { voice($0.testimony, $0.quote, $0.id) })
        }
        themes = found.sorted { ($1.places, $0.key) < ($0.places, $1.key) }
        let read = Set(codes.map(\.testimony))
        unread = heard.filter { !read.contains($0) }.compactMap { voice($0, nil, nil) }
        self.testimonies = heard.count
        isCut = testimonies.count > Self.most
    }

    package var isEmpty: Bool { themes.isEmpty && unread.isEmpty }
}
