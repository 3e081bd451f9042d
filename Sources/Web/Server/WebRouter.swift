import Hummingbird

/// Makes Hummingbird's router of our routes, with everything that holds for all of them around it.
package struct WebRouter {
    let surroundings: WebSurroundings
    let renderer: Renderer

    private let meter: RequestMeter

    package init(_ surroundings: WebSurroundings, meter: RequestMeter = RequestMeter()) {
        self.surroundings = surroundings
        self.meter = meter
        renderer = Renderer(world: surroundings.world)
    }

    package func router(_ routes: [Route], probes: [Probe] = [], assets: [Assets]) -> SuffixedRouter {
        let router = Router(context: Context.self, options: [.autoGenerateHeadEndpoints])
        router.addMiddleware { SafetyHeaders() }
        // What is added to a router has around it what was added before.
        for probe in probes { router.get(RouterPath(probe.path)) { request, _ in await probe.answer(request) } }
        let refusal = CrowdedAnswer(surroundings.catalog)
        let crowd = CrowdLimit.both(
            readers: surroundings.readers, writers: surroundings.writers, refusal: refusal,
            exceptBelow: assets.map { "/\($0.prefix)/" })
        let pages = PageCache(
            world: surroundings.world, life: surroundings.pageLife, changes: surroundings.changes)
        router.addMiddleware {
            RequestLog(meter: meter)
            CallerAddress(
                proxies: surroundings.proxies,
                names: CallerNames(key: surroundings.formKey, world: surroundings.world))
            pages
            crowd.reading
            Opening(surroundings: surroundings)
            ErrorResponder(renderer: renderer)
            HostGuard()
            TokenGuard()
            MethodGuard(routes)
            CrossSiteGuard(routes, renderer: renderer)
            crowd.writing
        }
        for route in routes { add(route, to: router) }
        for folder in assets { folder.add(to: router) }
        let doorkeeper = Doorkeeper(
            crowd.reading, of: surroundings.readers, except: probes.map { "/\($0.path)" }, pages: pages,
            answer: refusal, meter: meter)
        return SuffixedRouter(router, routes: routes, files: assets.map(\.prefix), doorkeeper: doorkeeper)
    }

    private func add(_ route: Route, to router: Router<Context>) {
        router.on(RouterPath(route.path), method: route.method) { [renderer] request, context in
            try context.visit.requireCertainty()
            try route.admit(context.visit.bearer)
            try route.access.require(context.viewer)
            return try renderer.response(try await route.handler(request, context), to: request, in: context)
        }
    }
}
