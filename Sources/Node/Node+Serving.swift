import Accountability
import Accounts
import Administration
import Articles
package import Commons
import Editions
package import Following
import Hummingbird
import HummingbirdCore
package import Labels
import Logging
import Mail
package import Media
import Moderation
import NIOCore
import ServiceLifecycle
import Practices
package import Replications
package import Storage
import Transfer
import Typesetting
import UnixSignals
import Web

// What the node does.
extension Node {
    /// Answers and works until the process is asked to stop, then ends what is under way.
    ///
    /// - Parameter onServing: called once requests are answered.
    package func serve(onServing: @escaping @Sendable () async -> Void) async throws {
        let limits = limits(openFiles: OpenFiles.raiseLimit())
        let door = try OperatorDoor(self).service()
        Reserve(in: settings.dataFolder).layDown(logger)
        let router = try router()
        let application = Application(
            router: router,
            server: .http1(configuration: channel(limits, router.doorkeeper)),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port),
                backlog: limits.backlog,
                // Those who make room are on their way out while others come in.
                availableConnectionsDelegate: MaximumAvailableConnections(limits.mostSockets, logger: logger)),
            services: try await services() + [door].compactMap { $0 },
            onServerRunning: { _ in
                ServiceNotice()?.tell(.ready)
                await onServing()
            },
            logger: logger)
        var configuration = ServiceGroupConfiguration(
            services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = limits.farewell
        try await ServiceGroup(configuration: configuration).run()
    }

    private func limits(openFiles: Int) -> ServerLimits {
        let limits = ServerLimits().within(openFiles: openFiles)
        if limits.connections < ServerLimits().connections {
            logger.warning(
                "few files may be open, so few connections are kept: raise the limit (ulimit -n, LimitNOFILE)",
                metadata: ["files": "\(openFiles)", "connections": "\(limits.connections)"])
        }
        return limits
    }

    private func services() async throws -> [any Service] {
        try await openData(try Vocabulary()).promiseNext()
        try await housekeeping.begin()
        try await searchRenewal.begin()
        try await silence.begin()
        try await renewals.begin()
        try await digests.begin()
        try await mediaJobs.begin()
        let runner = JobRunner(database: database, world: world, handlers: try await handlers(), logger: logger)
        return [
            JobService(runner: runner), JobService(runner: mediaRunner), StopService(readiness: watch.readiness),
        ]
    }

    private func handlers() async throws -> [String: JobRunner.Handler] {
        let vocabulary = try Vocabulary()
        let lists = ListWork(sheets: Rooms.sheets(catalog, vocabulary), database: database, world: world)
        let all = [
            lists.handlers, openData(vocabulary).handlers, moderationHandlers, peopleHandlers,
            try await letterHandlers(),
        ]
        return all.reduce(into: [:]) { handlers, more in handlers.merge(more) { first, _ in first } }
    }

    /// Asks the people of replications of which nothing was told for long.
    package var silence: SilenceJobs {
        SilenceJobs(
            database: database, world: world, catalog: catalog, months: settings.askAfterMonths, site: site.site)
    }

    /// Brings what a search finds of things forward from earlier releases.
    package var searchRenewal: SearchRenewal { SearchRenewal(Rooms.kinds, database: database, world: world) }

    private var housekeeping: Housekeeping {
        Housekeeping(
            database: database, world: world, records: records, folders: [{ [typesetter] in typesetter.tidy(at: $0) }])
    }

    /// Calls those who moderate, and keeps to the dates of decisions.
    package var moderationHandlers: [String: JobRunner.Handler] {
        ModerationJobs(database: database, world: world, catalog: catalog, kinds: Rooms.kinds, site: site.site).handlers
    }

    /// Writes to people, lets go of what was kept long enough, and of those who left.
    package var peopleHandlers: [String: JobRunner.Handler] {
        let erasure = Erasure(database: database, world: world, records: records)
        let letters = AskedLetters(database: database, world: world, catalog: catalog, site: site.site)
        let news = EditionLetters(database: database, world: world, catalog: catalog, site: site.site)
        let sheets = SheetLetters(database: database, world: world, catalog: catalog, site: site.site)
        return [
            housekeeping.handlers, searchRenewal.handlers, erasure.handlers, letters.handlers, news.handlers,
            sheets.handlers,
            silence.handlers, PublicationJobs(database: database, world: world).handlers,
            renewals.handlers, digests.handlers,
        ].reduce(into: [:]) {
            all, handlers in
            all.merge(handlers) { own, _ in own }
        }
    }

    /// Says in time that a label ends.
    package var renewals: LabelRenewals {
        LabelRenewals(database: database, world: world, catalog: catalog, names: Rooms.names, site: site.site)
    }

    /// One film at a time, and no letter waits for it.
    private var mediaRunner: JobRunner {
        var limits = JobLimits()
        limits.workers = 1
        return JobRunner(
            database: database, world: world, handlers: mediaJobs.handlers, logger: logger, limits: limits)
    }

    /// Makes what is to be made of files.
    package var mediaJobs: MediaJobs { MediaJobs(store: files, database: database, world: world) }

    /// Tells those who follow something.
    package var digests: Digests {
        Digests(database: database, world: world, catalog: catalog, key: formKey, site: site.site)
    }

    /// Without a way out, the letters wait in the outbox.
    private func letterHandlers() async throws -> [String: JobRunner.Handler] {
        guard let command = settings.sendmail else { return [:] }
        let sender = Sender(name: try await site.site().name, address: settings.mailFrom)
        let sendmail = try Sendmail(command: command, from: sender)
        return MailDelivery(database: database, world: world, transport: sendmail.transport).handlers
    }

    private func channel(_ limits: ServerLimits, _ doorkeeper: Doorkeeper) -> HTTP1Channel.Configuration {
        let tally = AddressTally(most: limits.connectionsOfOneAddress)
        let connections = OpenConnections(most: limits.connections)
        let unreadable = UnreadableAnswer(catalog)
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                UnreadableRequest(unreadable), watch.connections.handler(),
                AddressLimit(tally, except: settings.trustedProxies), CodingGuard(), Door(doorkeeper),
                ConnectionWatch(connections), BodyPace(limits.sending), AnswerPace(limits.taking),
                UnsentLimit(bytes: limits.unsentBytes),
            ],
            idleTimeout: limits.idle,
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.headFieldBytes, maxHeaderListSize: limits.headBytes,
                maxHeaderFieldCount: limits.headFields))
    }
}
