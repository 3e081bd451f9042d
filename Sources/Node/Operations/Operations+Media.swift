import Files
import Media
import Storage

// The files of media.
extension Operations {
    /// How the folder stands to the commons, in sentences.
    package struct MediaReport: Sendable {
        package let lines: [String]
        package let isWhole: Bool
    }

    package func checkMedia(reading: Bool) async throws -> MediaReport {
        let report = try await keeping.check(reading: reading)
        var lines = ["\(report.present) files are here\(reading ? ", and were read" : "")."]
        lines += report.missing.map { "missing: \($0.rawValue)" }
        lines += report.damaged.map { "damaged: \($0.rawValue)" }
        if report.orphans > 0 {
            lines.append(
                "\(report.orphans) files (\(report.orphanBytes / 1_000) KB) are needed by nothing. They go each night, or "
                    + "with: essaim media clean")
        }
        let isWhole = report.missing.isEmpty && report.damaged.isEmpty
        if !isWhole { lines.append("Bring back what is missing or damaged from a copy of \(settings.mediaFolder).") }
        return MediaReport(lines: lines, isWhole: isWhole)
    }

    package func cleanMedia() async throws -> [String] {
        let cleaned = try await keeping.clean()
        return [
            "\(cleaned.files) files that nothing needed are gone (\(cleaned.bytes / 1_000) KB), and "
                + "\(cleaned.unfinished) that were begun and never kept."
        ]
    }

    private var keeping: MediaKeeping {
        MediaKeeping(store: FileStore(at: settings.mediaFolder), database: database, world: world)
    }
}
