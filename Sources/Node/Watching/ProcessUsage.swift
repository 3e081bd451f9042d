import Foundation

/// What this process uses of the machine, as the kernel counts it (proc(5)). A figure that cannot be read is absent.
struct ProcessUsage: Sendable {
    let residentBytes: Int?
    let processorSeconds: Double?
    let openFiles: Int?
    let mostFiles: Int?

    init() {
        let pages = Self.words(of: "/proc/self/statm")
        residentBytes = pages.count > 1 ? Int(pages[1]).map { $0 * Int(sysconf(CInt(_SC_PAGESIZE))) } : nil
        // The program's name may hold spaces; what follows its last parenthesis does not. User and system time are the
        // 12th and 13th word after it.
        let times = Self.text(of: "/proc/self/stat").split(separator: ")").last?.split(separator: " ") ?? []
        let ticks = times.count > 12 ? Int(times[11]).flatMap { user in Int(times[12]).map { user + $0 } } : nil
        processorSeconds = ticks.map { Double($0) / Double(sysconf(CInt(_SC_CLK_TCK))) }
        do { openFiles = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count } catch {
            openFiles = nil
        }
        let limits = Self.text(of: "/proc/self/limits").split(separator: "\n")
        let files = limits.first { $0.hasPrefix("Max open files") }?.split(separator: " ") ?? []
        mostFiles = files.count > 3 ? Int(files[3]) : nil
    }

    private static func words(of path: String) -> [Substring] { text(of: path).split(separator: " ") }

    private static func text(of path: String) -> String {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
