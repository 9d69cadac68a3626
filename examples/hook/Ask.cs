// Starts the hook once, asks it about drafts, and prints what it says. For .NET Framework 4.7 and later, and Mono:
//
//   mcs -r:System.Web.Extensions Ask.cs
//   mono Ask.exe "dialogvakt" "hook" draft.txt ...

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Web.Script.Serialization;

/// <summary>A helper process; to be asked from one thread at a time.</summary>
public sealed class Hook : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly JavaScriptSerializer json = new JavaScriptSerializer { MaxJsonLength = int.MaxValue };
    readonly Process process;

    public Hook(string command, string arguments)
    {
        // stderr is left alone: a pipe that nobody reads would fill up.
        process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        });
        Read();
    }

    public Dictionary<string, object> Ask(Dictionary<string, object> request)
    {
        // Not by the writer of StandardInput: it would write in the code page of the machine.
        var line = new UTF8Encoding(false).GetBytes(json.Serialize(request) + "\n");
        process.StandardInput.BaseStream.Write(line, 0, line.Length);
        process.StandardInput.BaseStream.Flush();
        return Read();
    }

    Dictionary<string, object> Read()
    {
        var reading = process.StandardOutput.ReadLineAsync();
        if (!reading.Wait(Patience) || reading.Result == null)
        {
            throw new IOException("the hook does not answer");
        }
        return json.Deserialize<Dictionary<string, object>>(reading.Result);
    }

    public void Dispose()
    {
        // It ends when its stdin does.
        process.StandardInput.Close();
        process.WaitForExit();
    }
}

public static class Program
{
    public static void Main(string[] arguments)
    {
        using (var hook = new Hook(arguments[0], arguments[1]))
        {
            for (var number = 2; number < arguments.Length; number++)
            {
                var text = File.ReadAllText(arguments[number], Encoding.UTF8);
                // JavaScript, C# and Java count UTF-16 units.
                var answer = hook.Ask(new Dictionary<string, object>
                {
                    { "id", number }, { "text", text }, { "offsets", "utf-16" },
                });
                // An error keeps nobody from sending: show that the draft was not checked.
                var report = answer.ContainsKey("report") ? (Dictionary<string, object>)answer["report"] : null;
                var error = report == null ? (Dictionary<string, object>)answer["error"] : null;
                Console.WriteLine(report == null ? error["message"] : report["channel"]);
            }
        }
    }
}
