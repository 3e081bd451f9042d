import ArgumentParser
import Foundation
import Node
import Storage
import Territories

/// What measurements need of the inside. Never shipped.
@main
struct Seed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        subcommands: [Sow.self, Look.self, Knit.self, Tell.self], defaultSubcommand: Sow.self)
}

/// Fills a database with an invented commons of a given size.
struct Sow: AsyncParsableCommand {
    @Option(help: "Address of an empty database, as ESSAIM_DATABASE_URL.")
    var database: String
    @Option(help: "How many practices.")
    var practices = 10_000
    @Option(help: "How many replications.")
    var replications = 100_000
    @Option(help: "The folder of the demonstration's practices, for their words.")
    var words = "demo/practices"

    func run() async throws {
        let world = World.live()
        let database = try await Database.open(database)
        _ = try await Schema(of: database).update()
        try await TerritoryImport.official().apply(to: database, at: world.now())
        let prose = try Prose(wordsOf: words)
        let say: @Sendable (String) -> Void = { FileHandle.standardOutput.write(Data(($0 + "\n").utf8)) }
        var sowing = try await Sowing(database, world: world, prose: prose, say: say)
        try await sowing.run(Sowing.Size(practices: practices, replications: replications))
        try await database.close()
    }
}
