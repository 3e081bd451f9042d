import Hummingbird
import Storage
import Synchronization

/// Pages made for anybody, kept in memory until something changes.
final class PageShelf: Sendable {
    struct Key: Hashable, Sendable {
        let address: String
        /// The form that the end of the path asked for.
        let suffix: Format?
        let formats: String
        let languages: String
        let chosenLanguage: String

        var size: Int {
            address.utf8.count + formats.utf8.count + languages.utf8.count + chosenLanguage.utf8.count
        }
    }

    enum Place {
        case kept(Response)
        /// Somebody else is making it.
        case awaited(AwaitedPage)
        /// The caller makes it, and puts it.
        case missing(AwaitedPage)
    }

    static let largestKey = 1_000
    private static let mostPages = 2_000
    private static let mostBytes = 16 << 20
    private static let largestPage = 256 << 10

    private struct Entry {
        /// The count of changes before it was made.
        let edition: Int
        let page: AwaitedPage
        var madeAt: Timestamp?
        var response: Response?
    }

    /// What is here of one address, in its several forms and languages.
    private struct Address {
        var entries = 0
        var newest = 0
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var addresses: [String: Address] = [:]
        var bytes = 0
    }

    private let life: Int
    private let state = Mutex(State())

    init(life: Duration) {
        self.life = Int(life.components.seconds) * 1_000
    }

    /// Whether a page of this address is here or being made, in whatever form and language.
    func holds(_ address: String, _ edition: Int) -> Bool {
        state.withLock { $0.addresses[address]?.newest == edition }
    }

    func take(_ key: Key, _ edition: Int, at now: Timestamp) -> Place {
        state.withLock { state in
            if let entry = state.entries[key], entry.edition == edition {
                guard let madeAt = entry.madeAt, let response = entry.response else { return .awaited(entry.page) }
                if abs(now - madeAt) < life { return .kept(response) }
            }
            let page = AwaitedPage()
            Self.remove(key, from: &state)
            // Far more addresses than a commons has pages that many read: what is asked often is soon back.
            if state.entries.count >= Self.mostPages { state = State() }
            state.entries[key] = Entry(edition: edition, page: page)
            state.addresses[key.address, default: Address()].entries += 1
            state.addresses[key.address, default: Address()].newest = edition
            return .missing(page)
        }
    }

    /// - Parameter response: nil when it is for one visitor only: whoever waits makes their own.
    func put(_ response: Response?, as page: AwaitedPage, _ key: Key, at now: Timestamp) {
        let size = response?.body.contentLength ?? 0
        state.withLock { state in
            guard state.entries[key]?.page === page else { return }
            guard let response, size <= Self.largestPage else { return Self.remove(key, from: &state) }
            if state.bytes + size > Self.mostBytes { state = State() }
            state.entries[key]?.response = response
            state.entries[key]?.madeAt = now
            state.bytes += state.entries[key] == nil ? 0 : size
        }
        page.end(with: response)
    }

    private static func remove(_ key: Key, from state: inout State) {
        guard let entry = state.entries.removeValue(forKey: key) else { return }
        state.bytes -= entry.response?.body.contentLength ?? 0
        state.addresses[key.address]?.entries -= 1
        if state.addresses[key.address]?.entries == 0 { state.addresses[key.address] = nil }
    }
}

/// A page that one reader's request makes, while the others wait for it.
final class AwaitedPage: Sendable {
    private struct State {
        var isEnded = false
        var response: Response?
        var waiting: [CheckedContinuation<Response?, Never>] = []
    }

    private let state = Mutex(State())

    /// Nil when it turned out to be for one visitor only.
    var response: Response? {
        get async {
            await withCheckedContinuation { continuation in
                let (isEnded, response) = state.withLock { state in
                    if !state.isEnded { state.waiting.append(continuation) }
                    return (state.isEnded, state.response)
                }
                if isEnded { continuation.resume(returning: response) }
            }
        }
    }

    func end(with response: Response?) {
        let waiting = state.withLock { state in
            state.isEnded = true
            state.response = response
            defer { state.waiting = [] }
            return state.waiting
        }
        for reader in waiting { reader.resume(returning: response) }
    }
}
