import Files
import Foundation
import Mail
import Storage

/// What could keep a node from working, looked at one after the other.
package struct Check: Sendable {
    /// One thing that was looked at.
    package struct Line: Sendable, Equatable, Encodable {
        package let name: String
        /// How it is, or what is wrong and what to do.
        package let sentence: String
        package let isFine: Bool
    }

    private let settings: Settings

    package init(_ settings: Settings) {
        self.settings = settings
    }

    package func lines() async -> [Line] {
        let around = surroundings()
        return around.prefix(2) + (await database()) + around.dropFirst(2)
    }

    /// What needs no database: the folder, its disk, the mail program, the fonts.
    func surroundings() -> [Line] { [folder(), space(), mail(), thirdParty(), media(), typesetter()] }

    private func folder() -> Line {
        let path = settings.dataFolder
        do { _ = try DataFolder(at: path) } catch { return problem("data folder", error.description) }
        guard FileManager.default.isWritableFile(atPath: path) else {
            return problem("data folder", "\(path) cannot be written. Give it to the user who runs essaim.")
        }
        return fine("data folder", path)
    }

    private func space() -> Line {
        do {
            let numbers = try FileManager.default.attributesOfFileSystem(forPath: settings.dataFolder)
            guard let free = numbers[.systemFreeSize] as? Int else {
                return problem("disk", "its free space is not known.")
            }
            let megabytes = free / 1_000_000
            guard megabytes >= Self.leastMegabytes else {
                return problem(
                    "disk", "\(megabytes) MB are free, and at least \(Self.leastMegabytes) are needed. Make room.")
            }
            return fine("disk", "\(megabytes) MB are free")
        } catch {
            return problem("disk", "its free space is not known: \(error.localizedDescription)")
        }
    }

    private func database() async -> [Line] {
        let engine = settings.usesPostgres ? "PostgreSQL" : "SQLite"
        do {
            let database = try await Node.openDatabase(settings)
            let missing = try await Schema(of: database).missing()
            try await database.close()
            let schema =
                missing.isEmpty
                ? fine("schema", "current, \(Rooms.migrations.last?.id ?? "empty")")
                : problem("schema", SchemaOutdated(missing: missing.count).description)
            return [fine("database", "\(engine) answers"), schema]
        } catch let error as MigrationError {
            return [fine("database", "\(engine) answers"), problem("schema", error.description)]
        } catch {
            return [problem("database", "\(engine): \(Failure(error).sentence)")]
        }
    }

    private func mail() -> Line {
        guard let command = settings.sendmail else {
            return fine("mail", "none is sent: letters stay in the outbox. Set ESSAIM_SENDMAIL to send them")
        }
        do {
            _ = try Sendmail(command: command, from: Sender(name: "", address: settings.mailFrom))
            return fine("mail", command)
        } catch {
            return problem("mail", "\(error). Correct ESSAIM_SENDMAIL.")
        }
    }

    private func thirdParty() -> Line {
        let font = settings.thirdPartyFolder + "/fonts"
        guard FileManager.default.fileExists(atPath: font) else {
            return problem(
                "fonts and map", "not in \(settings.thirdPartyFolder). Run script/setup, or set ESSAIM_THIRD_PARTY.")
        }
        return fine("fonts and map", settings.thirdPartyFolder)
    }

    /// The node does without these programs, and takes no such files then.
    private func media() -> Line {
        let missing = Self.mediaPrograms.filter { !LimitedProgram.isThere($0.name) }
        guard missing.isEmpty else {
            let sentences = missing.map { "\($0.name) is not here, so no \($0.files) can be brought" }
            let packages = Set(missing.map(\.package)).sorted().joined(separator: ", ")
            return fine("media programs", "\(sentences.joined(separator: "; ")). Install Debian's \(packages)")
        }
        let names = Self.mediaPrograms.map(\.name).joined(separator: ", ")
        return fine(
            "media programs",
            LimitedProgram.isWithoutNetwork
                ? "\(names) are here, and run without a network"
                : "\(names) are here; the system lets nobody take their network away")
    }

    private func typesetter() -> Line {
        let path = settings.typesetter
        guard LimitedProgram.isThere(URL(fileURLWithPath: path).path) else {
            return fine(
                "typesetter",
                "there is no \(path), so pages offer no PDF. Make a Python environment with the package typst, and set "
                    + "ESSAIM_TYPESETTER to its interpreter")
        }
        return fine("typesetter", path)
    }

    private static let mediaPrograms = [
        (name: "vips", package: "libvips-tools", files: "image"),
        (name: "ffmpeg", package: "ffmpeg", files: "sound or film"),
        (name: "pdftotext", package: "poppler-utils", files: "PDF"), (name: "qpdf", package: "qpdf", files: "PDF"),
    ]

    private static let leastMegabytes = 200

    private func fine(_ name: String, _ sentence: String) -> Line { Line(name: name, sentence: sentence, isFine: true) }
    private func problem(_ name: String, _ sentence: String) -> Line {
        Line(name: name, sentence: sentence, isFine: false)
    }
}
