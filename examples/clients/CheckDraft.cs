// Checks a draft with the service, and prints what it says. For .NET Framework 4.7 and later, and Mono:
//
//   mcs -r:System.Net.Http -r:System.Web.Extensions CheckDraft.cs
//   mono CheckDraft.exe http://127.0.0.1:8383 draft.txt [context.json]
//
// DIALOGVAKT_KEY holds the key, where the service asks for one. Ends with 0 when the message may be sent as it is,
// 1 when there is something to say, 2 when the draft could not be checked; a writer is never kept from sending.

using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using System.Web.Script.Serialization;

using JsonObject = System.Collections.Generic.Dictionary<string, object>;

/// <summary>A client for the whole life of a program: it keeps its connections.</summary>
public sealed class DialogvaktClient
{
    const int Tries = 3;

    // A report on a long draft is longer than the 2 MB that the serializer takes by itself.
    static readonly JavaScriptSerializer Json = new JavaScriptSerializer { MaxJsonLength = int.MaxValue };

    readonly HttpClient http;

    public DialogvaktClient(string service, string key)
    {
        http = new HttpClient { BaseAddress = new Uri(service), Timeout = TimeSpan.FromSeconds(5) };
        if (!string.IsNullOrEmpty(key))
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
    }

    /// <summary>Asks for the report on a draft; a service that has too much to do is asked again when it says.</summary>
    public async Task<JsonObject> CheckAsync(JsonObject draft)
    {
        for (var attempt = 1; ; attempt++)
        {
            using (var body = new StringContent(Json.Serialize(draft), Encoding.UTF8, "application/json"))
            using (var answer = await http.PostAsync("/v1/check", body).ConfigureAwait(false))
            {
                var text = await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
                if (answer.IsSuccessStatusCode)
                {
                    return Json.Deserialize<JsonObject>(text);
                }
                if ((int)answer.StatusCode != 503 || attempt == Tries)
                {
                    throw new InvalidOperationException(Explain(text, answer.ReasonPhrase));
                }
                var wait = answer.Headers.RetryAfter == null ? null : answer.Headers.RetryAfter.Delta;
                await Task.Delay(wait ?? TimeSpan.FromSeconds(1)).ConfigureAwait(false);
            }
        }
    }

    // RFC 9457: what was wrong, and where; it never repeats the draft.
    static string Explain(string body, string reason)
    {
        try
        {
            var problem = Json.Deserialize<JsonObject>(body);
            var told = new List<string> { (string)problem["title"] };
            if (problem.ContainsKey("detail"))
            {
                told.Add((string)problem["detail"]);
            }
            if (problem.ContainsKey("errors"))
            {
                told.AddRange(((IEnumerable)problem["errors"]).Cast<JsonObject>()
                    .Select(error => error["pointer"] + ": " + error["detail"]));
            }
            return string.Join("; ", told);
        }
        catch (ArgumentException)
        {
            return reason;
        }
    }
}

public static class CheckDraft
{
    public static int Main(string[] arguments)
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        try
        {
            return Run(arguments).GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is HttpRequestException || error is IOException
            || error is InvalidOperationException || error is TaskCanceledException)
        {
            Console.Error.WriteLine("not checked: " + error.Message);
            return 2;
        }
    }

    static async Task<int> Run(string[] arguments)
    {
        var text = File.ReadAllText(arguments[1]);
        var draft = new JsonObject { { "text", text } };
        if (arguments.Length > 2)
        {
            draft["context"] = new JavaScriptSerializer().DeserializeObject(File.ReadAllText(arguments[2]));
        }
        var client = new DialogvaktClient(arguments[0], Environment.GetEnvironmentVariable("DIALOGVAKT_KEY"));
        var report = await client.CheckAsync(draft).ConfigureAwait(false);
        foreach (var line in LinesOf(report, text))
        {
            Console.WriteLine(line);
        }
        return (string)report["verdict"] == "send" ? 0 : 1;
    }

    // Places are UTF-16 offsets, as .NET counts.
    static IEnumerable<string> LinesOf(JsonObject report, string text)
    {
        yield return report["verdict"] + " " + report["channel"] + ": " + report["recommendation"];
        foreach (var finding in Objects(report["findings"]).Where(one => !(bool)one["shadowed"]))
        {
            var quoted = ((IEnumerable)finding["places"]).Cast<IEnumerable>()
                .Select(place => place.Cast<int>().ToArray())
                .Select(place => "«" + text.Substring(place[0], place[1] - place[0]) + "»");
            var head = finding["severity"] + " " + finding["code"] + " (" + finding["clause"] + ") ";
            yield return (head + string.Join(" ", quoted)).TrimEnd();
            yield return "  " + finding["message"];
            foreach (var fix in Objects(finding["fixes"]))
            {
                yield return "  - " + fix["title"];
            }
        }
    }

    static IEnumerable<JsonObject> Objects(object list)
    {
        return ((IEnumerable)list).Cast<JsonObject>();
    }
}
