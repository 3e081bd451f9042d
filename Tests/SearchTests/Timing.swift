import Fixtures
import Foundation
import Search
import Storage
import Testing

struct Timing {
    @Test(.serialized, arguments: Engine.available) func times(engine: Engine) async throws {
        let clock = ContinuousClock()
        let documents = Library(seed: 7).documents(20_000, words: 80)
        let shelf: Shelf
        if engine == .sqlite {
            try? FileManager.default.removeItem(atPath: "/tmp/search-timing.sqlite")
            let database = try Database.sqlite(path: "/tmp/search-timing.sqlite")
            _ = try await Migrator(SearchIndex.migrations).run(on: database)
            shelf = Shelf(on: database)
        } else {
            shelf = try await Shelf(engine)
        }
        let put = try await clock.measure {
            for start in stride(from: 0, to: documents.count, by: 500) {
                try await shelf.put(Array(documents[start..<start + 500]))
            }
        }
        say("TIME", engine, "put", put)
        if engine == .postgres {
            try await shelf.database.write { tx in
                try tx.run("ANALYZE search_words"); try tx.run("ANALYZE search_documents")
            }
        }
        for (name, words, facets) in [
            ("frequent1", ["habitat ", "social ", "commune ", "solidaires "], [:]),
            ("frequent2", ["habitat social ", "commune housing ", "coopérative solidaires "], [:]),
            ("frequent3", ["habitat social commune ", "coopérative territoire emploi "], [:]),
            ("prefix", ["coop", "ha", "commu", "so"], [:]), ("prefix2", ["habitat co", "social te"], [:]),
            (
                "rare1",
                Array(
                    documents.prefix(8000).compactMap {
                        $0.text.split(separator: " ").filter { $0.count > 11 }.first.map { "\($0) " }
                    }.prefix(20)), [:]
            ),
            (
                "mixed2",
                Array(
                    documents.prefix(8000).compactMap {
                        $0.text.split(separator: " ").filter { $0.count > 11 }.first.map { "\($0) habitat " }
                    }.prefix(20)), [:]
            ),
            ("facet", ["habitat ", "social "], ["theme": Set(["theme-3"])]), ("all", [""], [:]),
            ("allfacet", [""], ["theme": Set(["theme-3"])]),
        ] as [(String, [String], [String: Set<String>])] {
            var times: [Duration] = []
            var total = 0
            for round in 0..<(80 / words.count) {
                for word in words {
                    let r = try await clock.measure {
                        total += try await shelf.search(SearchRequest(word, language: "fr", facets: facets)).total.count
                    }
                    if round > 0 { times.append(r) }
                }
            }
            times.sort()
            say(
                "TIME", engine, name, "min", times[0], "median", times[times.count / 2], "p99",
                times[times.count * 99 / 100], "avg total", total / (80 / words.count) / words.count)
        }
    }
}

extension Shelf { init(on d: Database) { database = d } }

func say(_ items: Any...) {
    FileHandle.standardError.write(Data((items.map { "\($0)" }.joined(separator: " ") + "\n").utf8))
}
