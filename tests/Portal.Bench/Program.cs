using BenchmarkDotNet.Running;
using Portal.Bench;
using Portal.Bench.Circuits;
using Portal.Bench.Rig;

// dotnet run -c Release --project tests/Portal.Bench -- <verb> [arguments]
string verb = args.Length > 0 ? args[0] : "";
switch (verb)
{
    case "benchmarks":
        BenchmarkSwitcher.FromAssembly(typeof(RenderingBenchmarks).Assembly).Run(args[1..]);
        return 0;

    case "cost":
        return await CostVerb.RunAsync(args.Length > 1 ? int.Parse(args[1]) : 120);

    case "circuits":
        return await CircuitsVerb.RunAsync(new RigArguments(args[1..]));

    case "pieces":
        return await PiecesVerb.RunAsync(args.Length > 1 ? int.Parse(args[1]) : 100, args.Length > 2 ? int.Parse(args[2]) : 100);

    case "palette":
        return PaletteVerb.Run(args.Length > 1 ? int.Parse(args[1]) : 5_000);

    case "rig":
        return await RigVerb.RunAsync(new RigArguments(args[1..]));

    case "peers":
        return await PeersVerb.RunAsync(new RigArguments(args[1..]));

    default:
        Console.Error.WriteLine($"Expected a verb, found '{verb}'. Verbs:");
        Console.Error.WriteLine("  benchmarks [--filter *Rendering*]   BenchmarkDotNet, with its own arguments");
        Console.Error.WriteLine("  cost [scrapes]                      CPU of a scrape beside node_exporter, with 40 containers on a real engine");
        Console.Error.WriteLine("  circuits [--tabs 200] [--guests 1000] [--queries 1] [--page /guests]");
        Console.Error.WriteLine("                                      memory and scrape time with many open tabs on a page, each a circuit without a browser");
        Console.Error.WriteLine("  pieces [hosts] [guests]             reading, join and rendering of a whole cluster, in one process");
        Console.Error.WriteLine("  palette [guests]                    the palette's index and its answers");
        Console.Error.WriteLine("  rig [--hosts 100] [--guests 100] [--scrapes 30] [--interval 5] [--hang 0] [--faulty 0] [--tls true] [--report file]");
        Console.Error.WriteLine("                                      the published program as main host of many simulated ones; every answer is checked");
        Console.Error.WriteLine("  peers [--hosts 100] [--guests 100]  the simulated hosts alone");
        return 2;
}
